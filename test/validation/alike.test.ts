import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf } from '../../src/kubernetes/bundle';
import type { Json, JsonObject } from '../../src/kubernetes/json';
import type { Manifest } from '../../src/kubernetes/manifest';
import { anyName, findingNothing } from '../../src/validation/alike';
import { profileOf } from '../../src/validation/profile';
import type { Rule, RuleContext } from '../../src/validation/rule';
import { allRules } from '../../src/validation/rules';
import { validate } from '../../src/validation/validate';

const RULES = join(__dirname, '..', '..', 'src', 'validation', 'rules');
const blind = allRules().filter(({ blindTo }) => blindTo !== undefined);
const samplesOf = ({ samples }: Rule): readonly Manifest[] => [...samples?.noncompliant ?? [], ...samples?.compliant ?? []];
/** The object of the samples in which something is found, and the one in which it is mended. */
const telling = ({ samples }: Rule): readonly Manifest[] => [...samples?.noncompliant.slice(-1) ?? [], ...samples?.compliant.slice(-1) ?? []];
const everySample = allRules().flatMap(samplesOf);

function renamed(object: Manifest, name: string): Manifest {
  return JSON.parse(JSON.stringify(object).replaceAll(JSON.stringify(object.metadata.name), JSON.stringify(name))) as Manifest;
}

/** What rules say of objects, with the names left open. */
function said(objects: readonly Manifest[], rules: readonly Rule[]): readonly string[] {
  return validate(bundleOf(objects), { rules }).findings
    .map(({ id, object, path, message, fix }) => `${id} ${path} ${message} ${fix}`.replaceAll(object.metadata.name, '…')).sort();
}

/** Names of one shape. */
const NAMES = ['shop-web-1', 'home-api-2', 'food-cli-3'];

test('objects that are alike are told what each is told alone', () => {
  const distinct = [...new Map(everySample.map((object) => [JSON.stringify(object), object])).values()];
  const different = distinct.filter((object) => {
    const copies = NAMES.map((name) => renamed(object, name));
    return JSON.stringify(said(copies, blind)) !== JSON.stringify(copies.flatMap((copy) => said([copy], blind)).sort());
  });
  expect(different).toEqual([]);
  expect(distinct.length).toBeGreaterThan(300);
});

test('one of them that differs is seen, wherever it stands', () => {
  for (const rule of blind) {
    for (const [position, object] of (rule.samples?.noncompliant ?? []).entries()) {
      const other = rule.samples?.compliant[position] ?? object;
      for (const [first, second] of [[object, other], [other, object]] as const) {
        const copies = [renamed(first, 'shop-web-1'), renamed(second, 'home-api-2')];
        expect(said(copies, [rule])).toEqual(copies.flatMap((copy) => said([copy], [rule])).sort());
      }
    }
  }
});

/** The same letters and digits one further on: a text of the same shape. */
const further = (word: string): string => word.replace(/[a-y0-8]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 1));

/** Copies of a value, each with another of its texts replaced. */
function* withText(value: Json | undefined, text: string): Generator<Json> {
  if (typeof value === 'string') {
    yield text;
  } else if (Array.isArray(value)) {
    for (const [position, item] of value.entries()) {
      for (const other of withText(item as Json, text)) yield value.map((one: Json, index) => (index === position ? other : one));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value as JsonObject)) {
      for (const other of withText(field, text)) yield { ...(value as JsonObject), [key]: other };
    }
  }
}

const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const sources = files.map((path) => readFileSync(join(RULES, path), 'utf8'));
const known = [...new Set(sources.flatMap((text) => text.match(/\b[a-z]{2}[a-z0-9]*(?:-[a-z0-9]+)+\b/g) ?? []))];

/** What is no word that a rule compares with. */
const PROSE = /^import .*$|^ {2}(?:cause|fix|name|source):.*$|\/\/.*$|\/\*\*.*\*\//gm;

describe.each(blind.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const seen = (name: string): boolean => rule.blindTo?.(name) === true && rule.blindTo(further(name));
  const isClean = findingNothing(profileOf({}))(rule);
  /** The names of which the rule says something else than of another of the same shape. */
  const told = (names: readonly string[], say: (name: string) => readonly Manifest[]): readonly string[] =>
    names.filter(seen).filter((name) => JSON.stringify(say(name).map(isClean)) !== JSON.stringify(say(further(name)).map(isClean)));

  test('is blind to names that are words of a rule', () => {
    expect(told(known, (name) => telling(rule).map((object) => renamed(object, name)))).toEqual([]);
    expect(known.length).toBeGreaterThan(100);
  });

  test('is blind to names with its own words in them, whatever says the same', () => {
    const own = sources.find((text) => text.includes(`id: '${id}'`)) ?? '';
    const words = [...new Set(own.replace(PROSE, '').match(/[a-z]{3,}/g) ?? [])];
    const say = (name: string): readonly Manifest[] => telling(rule).flatMap((object) =>
      [...withText(object.spec, name)].map((spec) => ({ ...object, metadata: { ...object.metadata, name }, spec })));
    expect(told(words.flatMap((word) => [`aa-${word}`, `${word}-a`]), say)).toEqual([]);
  });
});

describe('a rule that says it is blind to names', () => {
  const deployment = (name: string): Manifest => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: {} });
  const rule = (check: (object: Manifest, context: RuleContext) => void): { readonly rule: Rule; readonly seen: string[] } => {
    const seen: string[] = [];
    return {
      seen,
      rule: {
        id: 'MINE001', name: 'mine', severity: 'info', cause: '', fix: '', source: '', kinds: ['Deployment'], blindTo: anyName,
        check: (object, context) => {
          seen.push(object.metadata.name);
          check(object, context);
          return [];
        },
      },
    };
  };
  const looking = (check: (object: Manifest, context: RuleContext) => void): readonly string[] => {
    const { rule: mine, seen } = rule(check);
    validate(bundleOf(NAMES.map(deployment)), { rules: [mine] });
    return [...new Set(seen)];
  };
  const gettingOver = (ask: () => unknown): void => {
    try {
      ask();
    } catch {
      // As if there were nothing.
    }
  };

  test('looks at one of them', () => expect(looking(() => undefined)).toEqual(NAMES.slice(0, 1)));
  test('looks at each if it reads its own template only where that is elsewhere', () => {
    expect(looking((object, { bundle }) => bundle.podTemplate(object))).toEqual(NAMES);
  });
  test.each<[string, (object: Manifest, context: RuleContext) => unknown]>([
    ['looks up another object', (_, { bundle }) => bundle.manifests],
    ['computes something of all', (_, { once }) => once(({ manifests }) => manifests.length)],
    ['reads with something of all', (object, { read }) => read(object, (_, bundle) => bundle.workloads)],
  ])('looks at each if it %s, even if it goes on without', (_, ask) => {
    expect(looking((object, context) => gettingOver(() => ask(object, context)))).toEqual(NAMES);
  });
  test('looks at each if it throws', () => {
    expect(looking(() => {
      throw new Error('no');
    })).toEqual(NAMES);
  });
});
