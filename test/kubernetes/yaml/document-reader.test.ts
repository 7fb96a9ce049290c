import { assert, constantFrom, property, string, tuple } from 'fast-check';
import { construct } from '../../../src/kubernetes/yaml/construct';
import { DocumentReader } from '../../../src/kubernetes/yaml/document-reader';
import * as parser from '../../../src/kubernetes/yaml/parse';
import { YamlError } from '../../../src/kubernetes/yaml/yaml-error';

type Read = ReturnType<typeof construct> | string;

function attempt(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return `${error.reason} at ${error.offset}`;
  }
}

/** What the reader says of documents one after the other, and what each says on its own. */
function both(documents: readonly string[]): { readonly together: readonly Read[]; readonly alone: readonly Read[] } {
  const reader = new DocumentReader();
  return {
    together: documents.map((text) => attempt(() => {
      const { value, irregularities } = reader.read(text, 0, text.length);
      return { value, irregularities };
    })),
    alone: documents.map((text) => attempt(() => construct(parser.parse(text)))),
  };
}

/** Where a name stands in documents that are read by what is beside it. */
const USES: readonly ((name: string) => string)[] = [
  (name) => `image: registry/${name}:1.0`,
  (name) => `${name}: 1`,
  (name) => `${name}: 1\n  ${name}: 2`,
  (name) => `"${name}": 1\n  ${name}-a: 2`,
  (name) => `number: 1${name}`,
  (name) => `number: -0x${name}\n  other: .${name}`,
  (name) => `escaped: "\\x${name} \\${name}"`,
  (name) => `binary: !!binary ${name}`,
  (name) => `anchor: &${name} 1\n  alias: *${name}`,
  (name) => `quoted: '${name}''${name}'`,
  (name) => `folded: a\n    ${name}\n    ${name}`,
  (name) => `literal: |\n    ${name}\n    # ${name}`,
  (name) => `flow: {${name}: [${name}, ${name}]}`,
  (name) => `list:\n  - ${name}\n  - ${name}: 1\n    other: 2`,
  (name) => `__proto__: {a: ${name}}`,
  (name) => `wrong: [${name}`,
  (name) => `doubled: ${name}${name}-${name}`,
  (name) => `comment: 1 # ${name}`,
  (name) => `escape: |\n    a\n    ${name.slice(1)}`,
  () => 'none: 1',
];

const part = string({ unit: constantFrom('a', 'b', 'e', 'x', '0', '1'), minLength: 1, maxLength: 2 });
const name = tuple(constantFrom('', 'a', 'e', 'x', 'n'), part, part).map(([first, second, third]) => `${first}${second}-${third}`);

test('documents that are alike are read as if each stood alone', () => {
  assert(property(name, name, constantFrom(...USES), constantFrom(...USES), (first, second, one, other) => {
    const document = (called: string): string => `metadata:\n  name: ${called}\nspec:\n  ${one(called)}\n  ${other(first)}\n`;
    const { together, alone } = both([document(first), document(second), document(first)]);
    expect(together).toEqual(alone);
  }), { numRuns: 3000 });
});

test('only the first of documents that are alike is parsed', () => {
  const parsing = jest.spyOn(parser, 'parse');
  const { together, alone } = both(['web-a', 'api-b', 'web-c'].map((called) => `metadata:\n  name: ${called}\n`));
  expect(together).toEqual(alone);
  expect(parsing.mock.calls.filter(([, start]) => start === 0)).toHaveLength(1);
});

test('documents that are alike have one form, each with its name', () => {
  const reader = new DocumentReader();
  const [first, second, other] = ['name: web-a\ntext: |\n  "a"\n  web-a\n', 'name: api-b\ntext: |\n  "a"\n  api-b\n', 'name: web-a\n']
    .map((text) => reader.read(text, 0, text.length).likeness);
  expect([first?.name, second?.name, other?.name]).toEqual(['web-a', 'api-b', 'web-a']);
  expect(second?.form).toBe(first?.form);
  expect(other?.form).not.toBe(first?.form);
});

test('a name that seems to begin with the escape of a line break is none', () => {
  const { together, alone } = both(['nab-c', 'tab-c'].map((called) => `metadata:\n  name: ${called}\ntext: |\n  a\n  ab-c\n`));
  expect(together).toEqual(alone);
});

test('a name of a number, a mark or another length makes a document of its own', () => {
  const { together, alone } = both(['e-5', 'f-5', 'web', 'api', 'web-a', 'web-ab'].map((called) => `metadata:\n  name: ${called}\nvalue: 1${called}\n`));
  expect(together).toEqual(alone);
});

test('a document behind its marker, on the same line, is read on its own', () => {
  const text = '---\nname: web-a\n---  {name: web-b}\n';
  const reader = new DocumentReader();
  expect(reader.read(text, 3, 16).value).toEqual({ name: 'web-a' });
  expect(reader.read(text, 19, text.length).value).toEqual({ name: 'web-b' });
});
