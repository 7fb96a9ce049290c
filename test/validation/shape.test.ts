import { Bundle, bundleOf } from '../../src/kubernetes/bundle';
import type { Json } from '../../src/kubernetes/json';
import type { Manifest } from '../../src/kubernetes/manifest';
import { admitCore } from '../../src/validation/admission/core/admit';
import { allRules } from '../../src/validation/rules';
import { placeholder } from '../../src/validation/rules/object/placeholder';
import { shapesOf } from '../../src/validation/shape';
import { readManifests } from '../../src/validation/source/read-manifests';
import { validate } from '../../src/validation/validate';
import { vectorRows } from '../vectors';

const named = (name: string, spec: Json = {}): Manifest => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec });

const alike = (one: Manifest, other: Manifest): boolean => {
  const { of } = shapesOf(bundleOf([one, other]));
  return of(one) === of(other);
};

describe('the shape of an object', () => {
  test('is that of others which differ in the letters and digits of their names alone', () => {
    expect(alike(named('shop-web-1', { image: 'a/shop-web-1:1' }), named('home-api-2', { image: 'a/home-api-2:1' }))).toBe(true);
  });

  test.each<[string, Manifest, Manifest]>([
    ['a longer name', named('shop-web'), named('shop-webs')],
    ['a digit in place of a letter', named('shop-web'), named('shop-we1')],
    ['another value', named('shop-web', { image: 'a:1' }), named('home-api', { image: 'a:2' })],
    ['a name of its own in place of the other', named('shop-web', { image: 'shop-web' }), named('home-api', { image: 'shop-web' })],
  ])('is another for %s', (_, one, other) => expect(alike(one, other)).toBe(false));

  test.each(['web', 'v1', '1-a', 'Shop-web', 'shop.web', 'shop-', 7, undefined])('is unknown for a name that may be a word of the API: %p', (name) => {
    const object = { ...named('x'), metadata: { name: name as string } };
    expect(shapesOf(bundleOf([object])).of(object)).toBeUndefined();
  });
});

describe('the shape of an object of a text', () => {
  const shapesIn = (...documents: readonly string[]): readonly (number | undefined)[] => {
    const bundle = new Bundle(readManifests({ name: '', text: documents.map((one) => `---\n${one}`).join('') }).entries);
    const { of } = shapesOf(bundle);
    return bundle.manifests.map((manifest) => of(manifest));
  };
  const document = (name: string, rest = ''): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n${rest}`;

  test('is that of others which differ in the letters and digits of their names alone', () => {
    expect(shapesIn(document('shop-web'), document('home-api'), document('shop-we1'), document('home-ap2'), document('shop-webs'))).toEqual([0, 0, 1, 1, 2]);
  });

  test('is not that of another name which is left open there', () => {
    const ports = (port: string, name: string): string => `apiVersion: v1\nkind: Service\nspec:\n  ports:\n  - port: 80\n    x:\n      name: ${port}\nmetadata:\n  name: ${name}\n`;
    const [first, second, third] = shapesIn(ports('http-a', 'shop-web'), ports('http-b', 'shop-web'), ports('http-a', 'home-api'));
    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  test('is found for what stands in a list, too', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- metadata: {name: shop-web}\n  apiVersion: v1\n  kind: Service\n- metadata: {name: home-api}\n  apiVersion: v1\n  kind: Service\n';
    expect(shapesIn(list)).toEqual([0, 0]);
    const [one, other] = shapesIn(list.replace('{name: shop-web}', '\n    name: shop-web'), list.replace('{name: shop-web}', '\n    name: shop-xyz'));
    expect(one).toBe(other);
  });
});

interface Row {
  readonly id: string;
  readonly object: { readonly metadata?: { readonly name?: unknown } };
}

test('the API server judges objects of one shape alike, accepted or not', () => {
  const rows = vectorRows<Row>('admission/core.jsonl').filter(({ object: { metadata } }) => typeof metadata?.name === 'string' && /^[a-z]{3,}$/.test(metadata.name));
  const different = rows.filter(({ object }) => {
    const own = new RegExp(`\\b${String(object.metadata?.name)}\\b`, 'g');
    const verdictOn = (name: string): string => {
      const renamed = JSON.parse(JSON.stringify(object).replaceAll(own, name)) as Json;
      const { errors, unknownFields } = admitCore(renamed, { kubernetes: '1.36', nodePortRange: [30000, 32767] });
      return JSON.stringify({ errors, unknownFields }).replaceAll(name, '…');
    };
    return verdictOn('shop-web-1') !== verdictOn('home-api-2');
  });
  expect(rows.length).toBeGreaterThan(100);
  expect(different.map(({ id }) => id)).toEqual([]);
});

describe('in a bundle of objects of one shape', () => {
  const deployment = (name: string, image = `registry.example.com/${name}:1`): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image }] } } },
  });
  const found = (...manifests: readonly Manifest[]): readonly string[] =>
    validate(bundleOf(manifests), { rules: allRules() }).findings.filter(({ severity }) => severity !== 'info').map(({ id, object }) => `${id} ${String(object.metadata.name)}`);

  test('every refused one is reported, before and after an accepted one', () => {
    const refused = (name: string): Manifest => ({ ...deployment(name), spec: { ...deployment(name).spec as object, replicas: -1 } });
    expect(found(refused('shop-web'), deployment('shop-api'), refused('shop-cli'))).toEqual(['ADMIT003 shop-cli', 'ADMIT003 shop-web']);
  });

  test('unknown fields are reported for each', () => {
    const dropped = (name: string): Manifest => ({ ...deployment(name), spec: { ...deployment(name).spec as object, replica: 1 } });
    expect(found(deployment('shop-api'), dropped('shop-web'), dropped('shop-cli'))).toEqual(['ADMIT001 shop-cli', 'ADMIT001 shop-web']);
  });

  test.each([
    [['shop-web', 'shop-xxx'], []],
    [['shop-xxxx', 'shop-webs'], ['shop-xxxx']],
    [['shop-webs', 'shop-xxxx'], ['shop-xxxx']],
    [['paint-us', 'shape-me'], []],
    [['colour-us', 'change-me'], ['change-me']],
    [['colours-us', 'replace-me'], ['replace-me']],
  ])('placeholders in names are seen: %p', (names, telling) => {
    const context = validate(bundleOf(names.map((name) => deployment(name))), { rules: [placeholder] });
    expect([...new Set(context.findings.map(({ object }) => object.metadata.name))]).toEqual(telling);
  });
});
