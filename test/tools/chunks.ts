import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * The modules that are loaded together, in one file each: a check loads some 300 modules, and finding, opening and compiling that many files
 * takes as long as the check itself. A chunk has what its entries need, apart from what a chunk before it has already, so that no module is
 * there twice. Modules of no chunk stay files of their own.
 */
const CHUNKS: Readonly<Record<string, Chunk>> = {
  // What the constructs share with every check, and with some.
  base: { entries: ['index'], sharedWith: ['core'] },
  facts: { entries: ['index'], sharedWith: ['keda', 'knative', 'alibaba'] },
  library: { entries: ['index'] },
  core: {
    entries: [
      'cli/run-command', 'cli/check', 'validation/check/check-texts', 'validation/check/selection', 'validation/report-formats/text', 'validation/rules/index',
      ...['hpa', 'wiring', 'haproxy', 'cluster', 'availability', 'object'].map((area) => `validation/rules/${area}/index`),
      'validation/rules/admission/core-rules',
    ],
  },
  keda: {
    entries: [
      ...['keda', 'jobs', 'prometheus', 'metric-names'].map((area) => `validation/rules/${area}/index`),
      'validation/rules/admission/keda-rules', 'validation/rules/admission/monitor-rules',
    ],
  },
  knative: { entries: [...['knative', 'autoscaler-config'].map((area) => `validation/rules/${area}/index`), 'validation/rules/admission/knative-rules'] },
  alibaba: { entries: ['sls', 'gateway', 'ahpa'].map((area) => `validation/rules/${area}/index`) },
};

interface Chunk {
  readonly entries: readonly string[];
  /** Of what the entries need, only what the entries of one of these chunks need as well. @default - all */
  readonly sharedWith?: readonly string[];
}

/** What `scalewright --version` loads, and nothing beside it. */
const ALONE = ['cli/index'];

const LIB = join(__dirname, '..', '..', 'lib');
const FOLDER = join(LIB, 'chunks');
/** A module that is required by its path, at once or, by `module.require`, when it is needed. */
const REQUIRED = /(module\.)?require\((["'])(\.[^"']*)\2\)/g;

/** Every module, such as `kubernetes/json`. */
const MODULES: ReadonlySet<string> = new Set(compiledFiles(LIB).map(moduleOf));

/** The name of a chunk by the name of a module, such as `kubernetes/json`. */
type Places = ReadonlyMap<string, string>;

async function main(): Promise<void> {
  const places = new Map<string, string>();
  const alone = reachedFrom(ALONE, new Set());
  for (const [chunk, { entries, sharedWith }] of Object.entries(CHUNKS)) {
    const others = sharedWith === undefined ? undefined : reachedFrom(sharedWith.flatMap((other) => CHUNKS[other]?.entries ?? []), alone);
    for (const module of reachedFrom(entries, alone)) {
      // The root files are compiled by jsii, which knows them by their places.
      if (module.includes('/') && !places.has(module) && others?.has(module) !== false) places.set(module, chunk);
    }
  }
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const chunk of Object.keys(CHUNKS)) await write(chunk, places);
  places.forEach((_, module) => rmSync(fileOf(module)));
  compiledFiles(LIB).forEach((file) => redirect(file, places));
}

/** The modules that are loaded with some, themselves among them, but for others and what only they need. */
function reachedFrom(entries: readonly string[], others: ReadonlySet<string>): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (module: string): void => {
    if (others.has(module) || reached.has(module)) return;
    reached.add(module);
    for (const [, later, , path = ''] of readFileSync(fileOf(module), 'utf8').matchAll(REQUIRED)) {
      const next = later === undefined ? required(fileOf(module), path) : undefined;
      if (next !== undefined) visit(next);
    }
  };
  entries.forEach(visit);
  return reached;
}

/** The module that a path means in a file; undefined for data and for libraries. */
function required(file: string, path: string): string | undefined {
  const target = moduleOf(resolve(dirname(file), path));
  return [target, `${target}/index`].find((module) => MODULES.has(module));
}

/** Writes a chunk: a function that gives the exports of a module by its name, and runs the module when it is first asked for. */
async function write(chunk: string, places: Places): Promise<void> {
  const modules = [...places].filter(([, place]) => place === chunk).map(([module]) => module).sort();
  const entries = modules.map((module) => `${JSON.stringify(module)}: () => require(${JSON.stringify(`./${module}.js`)}),\n`);
  await build({
    stdin: { contents: `const modules = {\n${entries.join('')}};\nmodule.exports = (name) => modules[name]();\n`, resolveDir: LIB },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'error',
    outfile: join(FOLDER, `${chunk}.js`),
    plugins: [ofOthers(chunk, places)],
  });
}

/** Leaves to other chunks and to files of their own what is theirs. */
function ofOthers(chunk: string, places: Places): Plugin {
  return {
    name: 'of-others',
    setup: (esbuild) => {
      esbuild.onResolve({ filter: /^\./, namespace: 'file' }, ({ path, importer }) => {
        if (importer === '') return undefined;
        const module = required(importer, path) ?? '';
        const place = places.get(module);
        if (place === chunk) return { path: fileOf(module) };
        if (place !== undefined) return { path: module, namespace: 'chunk' };
        return { path: relative(FOLDER, resolve(dirname(importer), path)), external: true };
      });
      esbuild.onResolve({ filter: /^\./, namespace: 'chunk' }, ({ path }) => ({ path, external: true }));
      esbuild.onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(`./${places.get(path) ?? ''}.js`)})(${JSON.stringify(path)});`,
      }));
    },
  };
}

function fileOf(module: string): string {
  return join(LIB, `${module}.js`);
}

function moduleOf(file: string): string {
  return relative(LIB, file).replace(/\.js$/, '');
}

function compiledFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'vendor' || entry.name === 'chunks' ? [] : compiledFiles(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

/** Points what a file requires of the chunks there. */
function redirect(file: string, places: Places): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(REQUIRED, (written: string, later: string | undefined, _quote: string, path: string) => {
    const module = required(file, path) ?? '';
    const place = places.get(module);
    if (place === undefined) return written;
    const chunk = relative(dirname(file), join(FOLDER, `${place}.js`));
    return `${later ?? ''}require("${chunk.startsWith('.') ? chunk : `./${chunk}`}")("${module}")`;
  });
  if (after !== before) writeFileSync(file, after);
}

void main();
