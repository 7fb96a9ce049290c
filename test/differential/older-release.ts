import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

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

/** An upstream project that oracles are also built of in older versions. */
interface Project {
  readonly module: string;
  /** The tag of each version: the newest patch. */
  readonly tags: Readonly<Record<string, string>>;
  /** The newest minor version, that of the oracles' go.mod. */
  readonly newest: number;
}

const KUBERNETES: Project = {
  module: 'k8s.io/kubernetes',
  tags: {
    '1.35': 'v1.35.4', '1.34': 'v1.34.4', '1.33': 'v1.33.13', '1.32': 'v1.32.13', '1.31': 'v1.31.14', '1.30': 'v1.30.14', '1.29': 'v1.29.15',
    '1.28': 'v1.28.15', '1.27': 'v1.27.16', '1.26': 'v1.26.15', '1.25': 'v1.25.16', '1.24': 'v1.24.17', '1.23': 'v1.23.17',
  },
  newest: 36,
};

// Of 1.20 and 1.19 Go's checksum database does not know the libraries.
const KNATIVE: Project = {
  module: 'knative.dev/serving',
  tags: {
    1.22: 'v0.49.1', 1.21: 'v0.48.2', 1.18: 'v0.45.1', 1.17: 'v0.44.1', 1.16: 'v0.43.0', 1.15: 'v0.42.2',
    1.14: 'v0.41.1', 1.13: 'v0.40.2', 1.12: 'v0.39.4',
  },
  newest: 23,
};

/** The older versions of Kubernetes that the oracles can be built of. */
export const OLDER_KUBERNETES: readonly string[] = Object.keys(KUBERNETES.tags);

/** The older versions of Knative that the oracles can be built of. */
export const OLDER_KNATIVE: readonly string[] = Object.keys(KNATIVE.tags);

const MODULES = join(__dirname, '..', '..', 'tmp', 'oracle', 'modules');
const STAGED = './staging/src/';

/**
 * The flags that build an oracle's folder of an older version of its upstream project: a module file that requires what that version
 * required, and a tag `before_1_N` for every later minor version up to that of its own go.mod.
 */
export function olderRelease(folder: string, version: string): readonly string[] {
  const own = parsed(join(folder, 'go.mod'));
  const project = own.Require.some(({ Path }) => Path === KNATIVE.module) ? KNATIVE : KUBERNETES;
  const tag = project.tags[version];
  if (tag === undefined) throw new Error(`test/oracle/${basename(folder)} is not built of ${project.module} ${version}, only of ${Object.keys(project.tags).join(', ')}`);
  const { GoMod: path } = JSON.parse(go(['mod', 'download', '-json', `${project.module}@${tag}`])) as { GoMod: string };
  const lines = moduleFile(own, parsed(path), tag);
  return [`-modfile=${written(`${own.Module.Path.replaceAll('/', '-')}-${tag}.mod`, lines)}`, '-mod=mod', `-tags=${laterTags(version, project.newest)}`];
}

/** A module that requires a version of upstream, all that this version requires, and what else the oracle needs directly. */
function moduleFile(own: ModFile, upstream: ModFile, tag: string): readonly string[] {
  const required = new Map(own.Require.filter(({ Indirect }) => Indirect !== true).map(({ Path, Version }) => [Path, Version]));
  for (const { Path, Version } of upstream.Require) required.set(Path, Version);
  required.set(upstream.Module.Path, tag);
  // Kubernetes keeps its libraries beside itself and publishes them as v0 of the same version.
  const staged = (upstream.Replace ?? []).filter(({ New }) => New.Path.startsWith(STAGED)).map(({ Old }) => Old.Path);
  for (const name of staged) required.set(name, tag.replace('v1.', 'v0.'));
  const pinned = (upstream.Replace ?? []).filter(({ New }) => !New.Path.startsWith('./'));
  return [
    `module ${own.Module.Path}`, `go ${own.Go}`,
    ...[...required].map(([name, at]) => `require ${name} ${at}`),
    ...staged.map((name) => `replace ${name} => ${name} ${required.get(name)}`),
    ...pinned.map(({ Old, New }) => `replace ${Old.Path} => ${New.Path} ${New.Version}`),
  ];
}

function laterTags(version: string, newest: number): string {
  const minor = Number(version.slice(2));
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
