import { read } from './read';
import { sortKeys, type Json } from '../../../src/kubernetes/json';
import { vectorRows } from '../../vectors';

interface Row {
  readonly text: string;
  readonly value?: Json;
  readonly error?: string;
}

const rows = vectorRows<Row>('yaml/go-yaml.jsonl');

describe('a document is read as sigs.k8s.io/yaml reads it', () => {
  test.each(rows.filter(({ error }) => error === undefined).map((row) => [JSON.stringify(row.text), row] as const))('%s', (_, { text, value = null }) => {
    const result = read(text);
    expect('value' in result ? { value: sortKeys(result.value) } : result).toEqual({ value: sortKeys(value) });
  });
});

describe('a document is refused where sigs.k8s.io/yaml refuses it or stops in the middle', () => {
  test.each(rows.filter(({ error }) => error !== undefined).map((row) => [JSON.stringify(row.text), row] as const))('%s', (_, { text }) => {
    expect(read(text)).toEqual({ reason: expect.any(String) as string, offset: expect.any(Number) as number });
  });
});

test('both kinds of verdict are well covered', () => {
  expect(rows.filter(({ error }) => error === undefined).length).toBeGreaterThan(250);
  expect(rows.filter(({ error }) => error !== undefined).length).toBeGreaterThan(250);
});
