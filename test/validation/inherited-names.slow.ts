import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { bundleOf } from '../../src/kubernetes/bundle';
import type { Json } from '../../src/kubernetes/json';
import type { Manifest } from '../../src/kubernetes/manifest';
import { allRules } from '../../src/validation/rules';
import { validate } from '../../src/validation/validate';
import { EXAMPLES, goldenOf } from '../tools/golden';
import { readRows } from '../vectors';

// A name that every object of JavaScript inherits must be a name like any other, wherever it stands: each is compared with one that
// differs from it in the last letter.
const PAIRS = [
  ['constructor', 'constructos'], ['__proto__', '__proto_a'], ['toString', 'toStrinh'], ['valueOf', 'valueOg'], ['hasOwnProperty', 'hasOwnPropertz'],
] as const;

/** A place of a value, and the value with a name in that place. */
type Variant = readonly [place: string, withName: (name: string) => Json];

/** Every text replaced by the name, every key replaced by it, and every object with one more field of that name. */
function variants(value: Json): readonly Variant[] {
  if (typeof value === 'string') return [['=', (name) => name]];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.flatMap((item, position) => variants(item).map(([place, withName]): Variant =>
      [`[]${place}`, (name) => items.map((other, at) => (at === position ? withName(name) : other))]));
  }
  if (typeof value !== 'object' || value === null) return [];
  // Object.fromEntries makes own fields of all names, unlike an assignment.
  const fields = Object.entries(value) as readonly (readonly [string, Json])[];
  const replaced = (position: number, entry: readonly [string, Json]): Json =>
    Object.fromEntries(fields.map((field, at) => (at === position ? entry : field)));
  return [
    ['+', (name) => Object.fromEntries([...fields, [name, 'x']])],
    ...fields.flatMap(([key, field], position): readonly Variant[] => [
      [`.${key}:`, (name) => replaced(position, [name, field])],
      ...variants(field).map(([place, withName]): Variant => [`.${key}${place}`, (name) => replaced(position, [key, withName(name)])]),
    ]),
  ];
}

const goldens = EXAMPLES.flatMap((example) => readdirSync(goldenOf(example)).map((file) =>
  parseAllDocuments(readFileSync(join(goldenOf(example), file), 'utf8')).map((document) => document.toJS() as Manifest)));
const vectors = ['core', 'keda', 'knative', 'config-autoscaler'].flatMap((suite) => {
  const rows = readRows<{ readonly base: string; readonly object: Manifest }>(join(__dirname, '..', 'vectors', 'admission', `${suite}.jsonl`));
  return [...new Map(rows.map(({ base, object }) => [base, [object]])).values()];
});

const rules = allRules();
const findings = (manifests: readonly Manifest[]): string =>
  JSON.stringify(validate(bundleOf(manifests), { rules }).findings.map(({ object, ...finding }) => finding));

test.each(PAIRS)('%s is a name like %s', (inherited, ordinary) => {
  const seen = new Set<string>();
  const different: string[] = [];
  for (const manifests of [...goldens, ...vectors]) {
    manifests.forEach((manifest, position) => {
      for (const [place, withName] of variants(manifest as unknown as Json)) {
        const path = `${manifest.kind}${place}`;
        if (seen.has(path)) continue;
        seen.add(path);
        const found = (name: string): string => findings(
          manifests.map((other, at) => (at === position ? withName(name) as unknown as Manifest : other)),
        ).replaceAll(name, '…');
        if (found(inherited) !== found(ordinary)) different.push(path);
      }
    });
  }
  expect(seen.size).toBeGreaterThan(1000);
  expect(different).toEqual([]);
});
