import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A requirement or replacement as `go mod edit -json` tells it. */
interface Module {
  readonly Path: string;
  readonly Version?: string;
  readonly Indirect?: boolean;
}

interface ModFile {
  readonly Module: Module;
  readonly Go: string;
  readonly Require: readonly Module[];
  readonly Replace?: readonly { readonly Old: Module; readonly New: Module }[];
}

/** The patch of each older version of Kubernetes that is compared with: the newest. */
const PATCHES: Readonly<Record<string, number>> = {
  '1.35': 4, '1.34': 4, '1.33': 13, '1.32': 13, '1.31': 14, '1.30': 14, '1.29': 15, '1.28': 15, '1.27': 16, '1.26': 15, '1.25': 16, '1.24': 17, '1.23': 17,
};

/** The older versions of Kubernetes that the oracles can be built of. */
export const OLDER_KUBERNETES: readonly string[] = Object.keys(PATCHES);

const MODULES = join(__dirname, '..', '..', 'tmp', 'oracle', 'modules');
const KUBERNETES = 'k8s.io/kubernetes';
const STAGED = './staging/src/';

/**
 * The flags that build an oracle's folder of an older Kubernetes: a module file that requires what that release required, made from
 * its own go.mod, and a tag `before_1_N` for every later minor version up to its own.
 */
export function olderKubernetes(folder: string, older: string): readonly string[] {
  const own = parsed(join(folder, 'go.mod'));
  const version = `v${older}.${PATCHES[older]}`;
  const staging = version.replace('v1.', 'v0.');
  const { GoMod: path } = JSON.parse(go(['mod', 'download', '-json', `${KUBERNETES}@${version}`])) as { GoMod: string };
  const upstream = parsed(path);
  const staged = (upstream.Replace ?? []).filter(({ New }) => New.Path.startsWith(STAGED)).map(({ Old }) => Old.Path);
  const pinned = (upstream.Replace ?? []).filter(({ New }) => !New.Path.startsWith('./'));
  const required = new Map(own.Require.filter(({ Indirect }) => Indirect !== true).map(({ Path, Version }) => [Path, Version]));
  const newest = required.get(KUBERNETES) ?? '';
  for (const { Path, Version } of upstream.Require) required.set(Path, Version);
  for (const Path of staged) required.delete(Path);
  required.set(KUBERNETES, version);
  const lines = [
    `module ${own.Module.Path}`, `go ${own.Go}`,
    ...[...required].map(([name, at]) => `require ${name} ${at}`),
    ...staged.map((name) => `require ${name} ${staging}`),
    ...staged.map((name) => `replace ${name} => ${name} ${staging}`),
    ...pinned.map(({ Old, New }) => `replace ${Old.Path} => ${New.Path} ${New.Version}`),
  ];
  return [`-modfile=${written(`${own.Module.Path.replaceAll('/', '-')}-${version}.mod`, lines)}`, '-mod=mod', `-tags=${tags(minorOf(version), minorOf(newest))}`];
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

function tags(minor: number, newest: number): string {
  return Array.from({ length: newest - minor }, (_, index) => `before_1_${minor + index + 1}`).join(',');
}

function written(name: string, lines: readonly string[]): string {
  mkdirSync(MODULES, { recursive: true });
  const path = join(MODULES, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function parsed(path: string): ModFile {
  return JSON.parse(go(['mod', 'edit', '-json', path])) as ModFile;
}

function go(args: readonly string[]): string {
  return execFileSync('go', args, { encoding: 'utf8', cwd: __dirname, maxBuffer: 2 ** 26 });
}
