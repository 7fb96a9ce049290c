/**
 * Writes since which minor version KEDA knows a field, a trigger type, a parameter or an annotation, from the sources of its releases.
 *
 *     for v in 2.10.1 2.11.2 …; do go mod download github.com/kedacore/keda/v2@v$v; done     (all of RELEASES)
 *     npx ts-node test/tools/keda-history.ts "$(go env GOMODCACHE)/github.com/kedacore/keda"
 *
 * What the oldest of them knows has no entry. A parameter counts as known to a release if the file of its scaler, or what scalers share, has its
 * name in quotes or in a `keda` tag: so what is said to be unknown is, and a parameter with a common name may be taken for known too early.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { laterFields, since, type Since } from './crd-history';
import { triggerParameters } from './keda-trigger-parameters';

const RELEASES = ['2.10.1', '2.11.2', '2.12.1', '2.13.1', '2.14.1', '2.15.1', '2.16.1', '2.17.2', '2.18.3', '2.19.0', '2.20.2', '2.21.0'];
const KINDS = ['scaledobjects', 'scaledjobs', 'triggerauthentications', 'clustertriggerauthentications'];
const DATA = join(__dirname, '..', '..', 'src', 'kubernetes', 'keda');

const cache = process.argv[2];
if (cache === undefined) throw new Error('usage: npx ts-node test/tools/keda-history.ts FOLDER-OF-THE-RELEASES');
const folders = RELEASES.map((release) => [release.replace(/\.\d+$/, ''), join(cache, `v2@v${release}`)] as const);
const published = JSON.parse(readFileSync(join(DATA, 'published-triggers.json'), 'utf8')) as
  { readonly triggers: Readonly<Record<string, readonly { readonly name: string; readonly from: string }[]>> };

const sources = folders.map(([version, folder]) => [version, scalersOf(folder)] as const);
const fields = laterFields(folders, KINDS.map((kind) => join('config', 'crd', 'bases', `keda.sh_${kind}.yaml`)), 'v1alpha1');
const newest = triggerParameters(folders.at(-1)?.[1] ?? '');
const parameters = Object.fromEntries(Object.entries(published.triggers).flatMap(([type, list]): [string, Since][] => {
  const names = [...new Set([...list, ...newest[type] ?? []].flatMap(({ name, from }) => [...(from.includes('m') ? [name] : []), ...(from.includes('e') ? [`${name}FromEnv`] : [])]))];
  // Where the type itself is new its first release is the oldest.
  const newer = since(sources.filter(([, types]) => types.has(type)).map(([version, types]) =>
    [version, new Set(names.filter((name) => mentions(types.get(type) ?? '', name.replace(/FromEnv$/, ''))))]));
  return Object.keys(newer).length === 0 ? [] : [[type, newer]];
}));
writeFileSync(join(DATA, 'known-since.json'), `${JSON.stringify({
  source: `github.com/kedacore/keda/v2, ${RELEASES[0] ?? ''} to ${RELEASES.at(-1) ?? ''}`,
  fields,
  types: since(sources.map(([version, types]) => [version, new Set(types.keys())])),
  parameters,
  annotations: since(folders.map(([version, folder]) => [version, annotationsOf(folder)])),
})}\n`);

/** For each trigger type the source of its scaler, with what scalers share. */
function scalersOf(folder: string): ReadonlyMap<string, string> {
  const scalers = join(folder, 'pkg', 'scalers');
  const entries = readdirSync(scalers, { withFileTypes: true });
  const texts = entries.filter((entry) => entry.isFile() && isSource(entry.name)).map(({ name }) => readFileSync(join(scalers, name), 'utf8'));
  const shared = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) =>
    readdirSync(join(scalers, name)).filter(isSource).map((file) => readFileSync(join(scalers, name, file), 'utf8')));
  const builder = readFileSync(join(folder, 'pkg', 'scaling', 'scalers_builder.go'), 'utf8');
  const cases = [...builder.matchAll(/case "([^"]+)":\s+return scalers\.(\w+)\(/g)];
  const constants = texts.flatMap((text) => [...text.matchAll(/(\w+)\s*=\s*("[^"]+")/g)].map(([, name = '', value = '']) => [name, value] as const));
  const helpers = texts.filter((text) => !cases.some(([, , constructor = '']) => text.includes(`func ${constructor}(`)));
  return new Map(cases.map(([, type = '', constructor = '']) => {
    const own = texts.find((text) => text.includes(`func ${constructor}(`)) ?? '';
    // Constants of other files of the package.
    const words = new Set(own.match(/\w+/g));
    const named = constants.filter(([name]) => words.has(name)).map(([, value]) => value);
    return [type, [own, ...named, ...helpers, ...shared].join('\n')];
  }));
}

function isSource(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go');
}

/** Whether a Go source has a name as a text of its own, or in the list of names of a tag. */
function mentions(source: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`["=;]${escaped}(?:FromEnv)?["',;]`).test(source);
}

/** The annotations whose names KEDA spells out. */
function annotationsOf(folder: string): Set<string> {
  const found = ['apis', 'controllers', 'pkg'].flatMap((part) => readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).filter(isSource)
    .flatMap((name) => [...readFileSync(join(folder, part, name), 'utf8').matchAll(/"([a-z]+\.keda\.sh\/[a-z-]+)"/g)]));
  return new Set(found.map(([, name = '']) => name));
}
