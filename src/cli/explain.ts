import type { Arguments } from './arguments';
import { catalogue, type CatalogueArea } from './catalogue';
import type { Command } from './command';
import { unknownRule } from './rule-patterns';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { Manifest } from '../kubernetes/manifest';
import type { Samples } from '../validation/rule';

/** `scalewright explain`. */
export const explain: Command = {
  name: 'explain',
  usage: 'ID...',
  summary: 'Explains rules: why they matter, how to mend what they find, an example.',
  options: [],
  examples: [{ line: 'scalewright explain HPA004', does: 'a rule, with manifests that it finds and the same mended' }],
  notes: 'See scalewright rules for all of them.',
  run: runExplain,
};

type CatalogueRule = CatalogueArea['rules'][number];

function runExplain({ positional }: Arguments, terminal: Terminal): number {
  const all = catalogue();
  const ids = all.map(({ id }) => id);
  if (positional.length === 0) throw new UsageError(['say which rule to explain, such as scalewright explain HPA004; see scalewright rules']);
  const found = positional.map((name) => all.find(({ id }) => id === name.toUpperCase()) ?? name);
  const problems = found.filter((rule) => typeof rule === 'string').map((name) => unknownRule(name, ids));
  if (problems.length > 0) throw new UsageError(problems);
  terminal.out(found.filter((rule) => typeof rule !== 'string').map(explanation).join('\n'));
  return 0;
}

function explanation(rule: CatalogueRule): string {
  const { id, name, severity, cause, fix, source, fixable = false, kinds, samples } = rule;
  const mended = samples?.compliant.at(-1);
  return [
    `${id}  ${name}  (${severity})`,
    '',
    `  why      ${cause}`,
    `  fix      ${fix}`,
    ...(fixable ? ['  --fix    mends it where that needs no decision'] : []),
    `  source   ${source}`,
    ...(kinds === undefined ? [] : [`  checks   ${kinds.includes('*') ? 'objects of every kind' : kinds.join(', ')}`]),
    ...(kinds === undefined ? [] : [`  accept   annotation scalewright.dev/acknowledge: '${id}: the reason'`]),
    '',
    ...(samples === undefined ? [] : ['Found:', '', foundIn(samples)]),
    ...(mended === undefined ? [] : ['Mended:', '', yaml(mended)]),
  ].join('\n');
}

function foundIn({ noncompliant, files }: Samples): string {
  return noncompliant.map((object, index) => (files === undefined ? '' : `  # ${files[index]}\n`) + yaml(object)).join('  ---\n');
}

interface YamlModule {
  readonly stringify: (value: unknown, options: { readonly lineWidth: number; readonly aliasDuplicateObjects: boolean }) => string;
}

function yaml(manifest: Manifest): string {
  return (module.require('yaml') as YamlModule).stringify(manifest, { lineWidth: 0, aliasDuplicateObjects: false }).replace(/^(?=.)/gm, '  ');
}
