import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, type Measured } from './measure';
import { buildPeers, type Peers } from './peers';
import { distinct, foundBy, LABELLED, labelledCases, RESULTS, TOOLS, withUs, type RecordedResults, type Said } from '../tools/labelled';

/** Runs the tools over the labelled manifests, records what the others say, and measures how many of the faults each finds. */
export function labelled(): readonly Measured[] {
  const peers = buildPeers();
  const cases = labelledCases();
  const files = Object.fromEntries(cases.map(({ name }) => [name, { 'kube-score': kubeScore(peers, name), 'kubeconform': kubeconform(peers, name) }]));
  const recorded: RecordedResults = { versions: versions(), files };
  writeFileSync(RESULTS, `${JSON.stringify(recorded, undefined, 1)}\n`);
  const results = withUs(recorded);
  const faulty = cases.filter(({ fault }) => fault !== undefined);
  const counts = TOOLS.map((tool) => faulty.filter((one) => foundBy(tool, one, results).length > 0).length);
  const [ours = 0, ...others] = counts;
  return [{
    title: 'faults of the labelled manifests found', value: ours / faulty.length * 100, unit: '%', limit: 90, holds: 'at least',
    detail: `${ours} of ${faulty.length}; kube-score and kubeconform ${others.join(' and ')}; recorded in ${relative(ROOT, RESULTS)}`,
  }];
}

/** The versions that are built. */
function versions(): RecordedResults['versions'] {
  const modules = readFileSync(join(__dirname, 'peers', 'go.mod'), 'utf8');
  const versionOf = (module: string): string => new RegExp(`${module} v(\\S+)`).exec(modules)?.[1] ?? '';
  return { 'kube-score': versionOf('github.com/zegl/kube-score'), 'kubeconform': versionOf('github.com/yannh/kubeconform') };
}

interface Scored {
  readonly object_name: string;
  readonly checks: readonly { readonly check: { readonly id: string }; readonly grade: number; readonly skipped: boolean }[];
}

/** The grade of a check that has nothing to say. */
const FINE = 10;

function kubeScore({ kubeScore: command }: Peers, name: string): Said {
  const { stdout, stderr } = spawnSync(command, ['score', '-o', 'json', name], { cwd: LABELLED, encoding: 'utf8' });
  if (stdout === '') return [`error ${stderr.trim().split('\n').at(-1)}`];
  // Where it knows none of the objects, it writes null.
  return distinct(((JSON.parse(stdout) ?? []) as readonly Scored[]).flatMap(({ object_name: object, checks }) =>
    checks.filter(({ grade, skipped }) => !skipped && grade < FINE).map(({ check }) => `${check.id} ${object}`)));
}

interface Conformed {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly status: string }[];
}

function kubeconform({ kubeconform: command, schemas }: Peers, name: string): Said {
  const { stdout } = spawnSync(command, ['-strict', '-output', 'json', '-schema-location', schemas, name], { cwd: LABELLED, encoding: 'utf8' });
  return distinct((JSON.parse(stdout) as Conformed).resources.map((one) => `${one.status} ${one.kind} ${one.name}`));
}
