import { Yaml } from 'cdk8s';
import { writtenBy } from '../src/yaml-document';
import { YamlWriter } from '../src/yaml-writer';

const manifest = (): object => ({ apiVersion: 'v1', data: { a: '1' }, kind: 'ConfigMap' });
const TEXT = 'apiVersion: v1\ndata:\n  a: "1"\nkind: ConfigMap\n';

test('cdk8s asks the writer for the text of an object', () => {
  const writer = new YamlWriter();
  jest.spyOn(writer, 'write').mockReturnValue('from: the writer\n');
  expect(Yaml.stringify(writtenBy(writer, manifest()), manifest())).toBe(`from: the writer\n---\n${TEXT}`);
});

test('cdk8s writes an object itself when the writer gives up', () => {
  const writer = new YamlWriter();
  jest.spyOn(writer, 'write').mockReturnValue(undefined);
  expect(Yaml.stringify(writtenBy(writer, manifest()))).toBe(TEXT);
});

test('the object stays the same, and plain for all who read it', () => {
  const object = manifest();
  const written = writtenBy(new YamlWriter(), object);
  expect(written).toBe(object);
  expect(Reflect.ownKeys({ ...written })).toEqual(['apiVersion', 'data', 'kind']);
  expect(JSON.stringify(written)).toBe('{"apiVersion":"v1","data":{"a":"1"},"kind":"ConfigMap"}');
});

test('it can stand within other YAML', () => {
  expect(Yaml.stringify({ items: [writtenBy(new YamlWriter(), { a: 1 })] })).toBe('items:\n  - a: 1\n');
});
