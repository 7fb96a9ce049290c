import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './demo';
import { CLEAN } from '../cli/manifests';
import { workplace } from '../cli/workplace';

// The compiled package, as `npm run compile` leaves it.
const LIB = join(ROOT, 'lib');
const CHUNKS = join(LIB, 'chunks');

const modulesOf = (directory: string): readonly string[] => readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts')).map((path) => relative(directory, join(directory, path)).replace(/\.ts$/, ''));
const named = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/^ {2}"([^"]+)": \(\) => /gm)].map(([, name = '']) => name));
const chunks = new Map(readdirSync(CHUNKS).map((file) => [file, named(readFileSync(join(CHUNKS, file), 'utf8'))]));

test('every module is there once, in a file of its own or in one chunk', () => {
  const places = modulesOf(join(ROOT, 'src')).map((module) => ({
    module,
    places: [...existsSync(join(LIB, `${module}.js`)) ? ['file'] : [], ...[...chunks].filter(([, modules]) => modules.has(module)).map(([chunk]) => chunk)],
  }));
  expect(places.filter((one) => one.places.length !== 1)).toEqual([]);
  expect(places.length).toBeGreaterThan(500);
  expect(Math.min(...[...chunks.values()].map(({ size }) => size))).toBeGreaterThan(10);
});

test('every module of every chunk can be loaded, whichever comes first', () => {
  const script = `for (const [chunk, modules] of JSON.parse(process.argv[1])) for (const name of modules) {
    const exported = require(process.argv[2] + '/' + chunk)(name);
    if (exported === undefined || exported !== require(process.argv[2] + '/' + chunk)(name)) throw new Error(name);
  }`;
  const given = [...chunks].map(([chunk, modules]) => [chunk, [...modules]] as const);
  for (const order of [given, [...given].reverse().map(([chunk, modules]) => [chunk, [...modules].reverse()])]) {
    execFileSync(process.execPath, ['-e', script, JSON.stringify(order), CHUNKS], { stdio: 'pipe' });
  }
});

/** The files of the package that a command line loads. */
function loadedBy(argv: readonly string[], cwd: string): readonly string[] {
  const script = `process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));
    process.argv.splice(1, 0, 'scalewright');
    require(${JSON.stringify(join(LIB, 'cli'))}).run();`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...argv], { cwd, encoding: 'utf8' });
  return (JSON.parse(stderr) as readonly string[]).map((file) => relative(LIB, file));
}

test('a check of objects of Kubernetes itself loads nothing of others', () => {
  const place = workplace({ 'clean.yaml': CLEAN });
  const files = loadedBy(['check', '--no-config', 'clean.yaml'], place.directory);
  place.remove();
  expect(files.filter((file) => file.startsWith('chunks/'))).toEqual(['chunks/core.js', 'chunks/base.js']);
  expect(files.length).toBeLessThan(10);
});
