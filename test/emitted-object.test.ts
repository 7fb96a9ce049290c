import { ApiObject, App, Chart, JsonPatch, Lazy, type ApiObjectProps, type IResolver } from 'cdk8s';
import fc from 'fast-check';
import { EmittedObject } from '../src/emitted-object';
import type { Draft } from '../src/kubernetes/manifest';

type Change = (object: ApiObject) => void;

/** What an object renders to as cdk8s' own and as ours, key order included. */
function rendered(draft: Draft, change: Change = () => undefined, app: () => App = () => new App()): readonly string[] {
  return [
    (chart: Chart) => new ApiObject(chart, 'o', draft as ApiObjectProps),
    (chart: Chart) => new EmittedObject(chart, 'o', draft),
  ].map((make) => {
    const object = make(new Chart(app(), 'c', { namespace: 'shop', labels: { team: 'a' } }));
    change(object);
    try {
      return JSON.stringify(object.toJson());
    } catch (error) {
      return String(error);
    }
  });
}

function expectEqual(...given: Parameters<typeof rendered>): void {
  const [cdk8s, ours] = rendered(...given);
  expect(ours).toBe(cdk8s);
}

const draft = (fields: object, metadata: object = {}): Draft => ({ apiVersion: 'a/v1', kind: 'B', metadata: { name: 'o', ...metadata }, ...fields });

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const key = fc.oneof(fc.constantFrom('z', 'a', 'B', 'matchLabels', 'app.kubernetes.io/name', '10', '2', 'constructor', '__proto__', 'toString'), fc.string({ minLength: 1 }));
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true })),
})).value;

test('renders any plain draft byte for byte as cdk8s does', () => {
  const map = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(key, values, { maxKeys: 5, noNullPrototype: true });
  fc.assert(fc.property(map(json), map(fc.string()), (spec, labels) => {
    expectEqual(draft({ spec, data: { a: spec }, type: 'x' }, { labels, annotations: labels }));
  }), { numRuns: 300 });
});

test.each<[string, Change]>([
  ['a label', ({ metadata }) => metadata.addLabel('b', 'c')],
  ['an annotation', ({ metadata }) => metadata.addAnnotation('b', 'c')],
  ['a finalizer', ({ metadata }) => metadata.addFinalizers('a/b', 'a/a')],
  ['an owner', ({ metadata }) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'K', name: 'n', uid: 'u' })],
  ['a field', ({ metadata }) => metadata.add('generateName', 'x-')],
  ['an empty field', ({ metadata }) => metadata.add('managedFields', [])],
  ['a token in the metadata', ({ metadata }) => metadata.add('labels2', Lazy.any({ produce: () => ({ b: 'c' }) }))],
  ['a patch', (object) => object.addJsonPatch(JsonPatch.add('/spec/z', 1), JsonPatch.remove('/metadata/namespace'))],
])('renders %s that was added later', (_, change) => {
  expectEqual(draft({ spec: { b: 1, a: [{}, []] } }), change);
});

test.each<[string, unknown]>([
  ['a token', Lazy.any({ produce: () => ({ b: [1, null] }) })],
  ['an implicit token', { resolve: () => 'resolved' }],
  ['a union of number and text', new (class { public readonly value = 5; })()],
  ['a function', () => 1],
  ['a symbol in a list', [Symbol.for('x')]],
  ['a field that every object inherits', JSON.parse('{"constructor":{"name":"Object"},"__proto__":{"a":1}}')],
])('leaves %s to cdk8s', (_, value) => expectEqual(draft({ spec: { b: { a: value } } })));

test('fails as cdk8s does on what cannot be rendered', () => {
  const chart = new Chart(new App(), 'c');
  expect(() => new EmittedObject(chart, 'o', draft({ spec: { at: new Map() } })).toJson())
    .toThrow("Failed serializing construct at path 'c/o' with name 'o': Error: can't render non-simple object of type 'Map'");
});

test('asks the resolvers of an app, if it has its own', () => {
  const upper: IResolver = { resolve: (context) => { if (context.value === 'secret') context.replaceValue('SECRET'); } };
  const [cdk8s, ours] = rendered(draft({ spec: { a: 'secret' } }), undefined, () => new App({ resolvers: [upper] }));
  expect(ours).toBe(cdk8s);
  expect(ours).toContain('SECRET');
});

test('leaves the order of keys to cdk8s where that is told not to sort', () => {
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    expectEqual(draft({ spec: { b: 1, a: 2 } }));
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('shares nothing with the draft, so that YAML needs no anchors', () => {
  const labels = { a: 'b' };
  const json_ = new EmittedObject(new Chart(new App(), 'c'), 'o', draft({ spec: { one: labels, two: labels } })).toJson();
  expect(json_.spec.one).not.toBe(json_.spec.two);
});
