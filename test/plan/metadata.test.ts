import { Problems, sentence } from '../../src/kubernetes/problem';
import { checkServiceName, decideMetadata, objectMetadata, type MetadataSpec } from '../../src/plan/metadata';

const IDS = ['Deployment', 'Service'];
const DNS_LABEL = 'must be a DNS label: 1 to 63 lower case letters, digits or "-", with a letter or digit at both ends';

function decided(spec: MetadataSpec) {
  const problems = new Problems();
  return { metadata: decideMetadata(spec, IDS, problems), problems: problems.list.map(sentence) };
}

test('a name is enough', () => {
  const { metadata, problems } = decided({ name: 'web' });
  expect(problems).toEqual([]);
  expect(metadata).toStrictEqual({
    name: 'web', namespace: 'default', labels: { 'app.kubernetes.io/name': 'web' }, annotations: {}, selectorLabels: { 'app.kubernetes.io/name': 'web' }, names: {},
  });
  expect(objectMetadata(metadata, 'Service')).toStrictEqual({ name: 'web', namespace: 'default', labels: { 'app.kubernetes.io/name': 'web' } });
});

test('labels, annotations and names of single objects are added, the more special ones last', () => {
  const { metadata } = decided({
    name: 'web', namespace: 'shop', labels: { team: 'a', tier: 'x' }, annotations: { note: 'n' }, selectorLabels: { app: 'w' }, names: { Service: 'web-svc' },
  });
  expect(metadata.selectorLabels).toStrictEqual({ app: 'w' });
  expect(objectMetadata(metadata, 'Service', { labels: { tier: 'y' }, annotations: { more: 'm' } })).toStrictEqual({
    name: 'web-svc', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web', 'team': 'a', 'tier': 'y' }, annotations: { note: 'n', more: 'm' },
  });
  expect(objectMetadata(metadata, 'Deployment').name).toBe('web');
});

test.each<[Partial<MetadataSpec>, string[]]>([
  [{ name: 'a' }, []],
  [{ name: '1' }, []],
  [{ name: 'a'.repeat(63) }, []],
  [{ name: 'a'.repeat(64) }, [`'metadata.name' ${DNS_LABEL}, got "${'a'.repeat(64)}"`]],
  [{ name: '' }, [`'metadata.name' ${DNS_LABEL}, got ""`]],
  [{ name: 'Web' }, [`'metadata.name' ${DNS_LABEL}, got "Web"`]],
  [{ name: 'web-' }, [`'metadata.name' ${DNS_LABEL}, got "web-"`]],
  [{ name: '-web' }, [`'metadata.name' ${DNS_LABEL}, got "-web"`]],
  [{ name: 'we.b' }, [`'metadata.name' ${DNS_LABEL}, got "we.b"`]],
  [{ namespace: 'a b' }, [`'metadata.namespace' ${DNS_LABEL}, got "a b"`]],
  [{ names: { Service: 'A' } }, [`'metadata.names.Service' ${DNS_LABEL}, got "A"`]],
  [{ names: { Servise: 'A' } }, ["'metadata.names.Servise' must name an object of this declaration: Deployment, Service"]],
  [{ selectorLabels: {} }, ["'metadata.selectorLabels' must not be empty"]],
])('metadata with %j', (change, problems) => expect(decided({ name: 'web', ...change }).problems).toEqual(problems));

test.each<[MetadataSpec, string[]]>([
  [{ name: 'a1' }, []],
  [{ name: '1a', names: { Service: 'a' } }, []],
  [{ name: '1a' }, ["'metadata.name' must begin with a letter, since it names a Service, got \"1a\"; give 'metadata.name' or 'metadata.names.Service'"]],
  [{ name: 'a', names: { Service: '1' } },
    ["'metadata.names.Service' must begin with a letter, since it names a Service, got \"1\"; give 'metadata.name' or 'metadata.names.Service'"]],
])('a Service of %j', (spec, expected) => {
  const problems = new Problems();
  checkServiceName(decided(spec).metadata, problems);
  expect(problems.list.map(sentence)).toEqual(expected);
});
