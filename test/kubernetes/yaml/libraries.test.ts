import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import { valueOf } from './read';

// Why there is a reader of our own: manifests that kubectl applies, with the values that it applies (recorded in go-yaml.jsonl or as
// go-yaml v2 gives them). As soon as one of the libraries reads them all, it can take over.
const APPLIED: readonly (readonly [string, string, unknown])[] = [
  ['a bracket that closes in the column of its key', 'args: [\n  "--port=80",\n]\nname: web\n', { args: ['--port=80'], name: 'web' }],
  ['a quoted text that goes on at the start of a line', 'query: "sum(x)\nby (y)"\n', { query: 'sum(x) by (y)' }],
  ['a colon within brackets', 'env: {image: web:}\n', { env: { image: 'web:' } }],
  ['a block that ends without a line break', 'script: |\n  exit 1', { script: 'exit 1' }],
  ['a word of YAML 1.1', 'debug: on\nmode: 0644\n', { debug: true, mode: 0o644 }],
];

test.each(APPLIED)('%s is read as the API server reads it', (_, text, value) => expect(valueOf(text)).toEqual(value));

const reads = (library: (text: string) => unknown, text: string, value: unknown): boolean => {
  try {
    return JSON.stringify(library(text)) === JSON.stringify(value);
  } catch {
    return false;
  }
};

test.each<[string, (text: string) => unknown, readonly string[]]>([
  ['js-yaml', (text) => load(text, { schema: YAML11_SCHEMA }), [
    'a bracket that closes in the column of its key', 'a quoted text that goes on at the start of a line', 'a colon within brackets', 'a block that ends without a line break',
  ]],
  ['yaml', (text) => parse(text, { version: '1.1', logLevel: 'silent' }) as unknown, [
    'a quoted text that goes on at the start of a line', 'a colon within brackets', 'a block that ends without a line break',
  ]],
])('%s does not read all of them so', (_, library, expected) => {
  expect(APPLIED.filter(([, text, value]) => !reads(library, text, value)).map(([what]) => what)).toEqual(expected);
});
