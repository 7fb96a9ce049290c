import type { Arguments } from './arguments';
import { areas } from './catalogue';
import type { Command } from './command';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Marks what `--fix` mends. */
const FIXABLE = '--fix';

/** `scalewright rules`. */
export const rules: Command = {
  name: 'rules',
  usage: '[options]',
  summary: 'Lists the rules.',
  options: [{ name: 'json', help: ['As JSON, with cause, fix, whether --fix mends it, source and kinds.'] }],
  examples: [
    { line: 'scalewright rules', does: 'what is looked for, by area' },
    { line: "scalewright rules --json | jq -r '.[].id'", does: 'for programs' },
  ],
  notes: 'Of those marked with --fix, scalewright check --fix mends what needs no decision. See scalewright explain ID for one of them.',
  run: runRules,
};

function runRules(given: Arguments, terminal: Terminal): number {
  if (given.positional.length > 0) throw new UsageError([`rules takes no names; see scalewright explain ${given.positional.join(' ')}`]);
  terminal.out(given.has('json') ? json() : text());
  return 0;
}

function text(): string {
  const all = areas();
  const width = Math.max(...all.flatMap((area) => area.rules.map(({ id }) => id.length)));
  const lines = all.map((area) => {
    const rows = area.rules.map(({ id, severity, name, fixable = false }) =>
      `  ${id.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${(fixable ? FIXABLE : '').padEnd(FIXABLE.length)}  ${name}\n`);
    return `${area.title}\n${rows.join('')}`;
  });
  return lines.join('\n');
}

function json(): string {
  const list = areas().flatMap(({ title, rules: found }) => found.map(({ id, name, severity, cause, fix, source, fixable = false, kinds }) =>
    ({ id, area: title, name, severity, cause, fix, fixable, source, ...(kinds !== undefined && { kinds }) })));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}
