import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runProgram } from './pulumi/run-program';
import { ARTICLES, ROOT, synthesize } from './tools/demo';
import { EXAMPLES, goldenOf } from './tools/golden';

const filesOf = (directory: string): Readonly<Record<string, string>> => Object.fromEntries(
  readdirSync(directory).sort().map((name) => [name, readFileSync(join(directory, name), 'utf8')]));

/** Objects in an order that does not depend on where they come from, so that two sets can be compared. */
const sorted = (objects: readonly unknown[]): readonly string[] => objects.map((object) => JSON.stringify(canonical(object), null, 1)).sort();

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, field]) => [key, canonical(field)]));
}

test('there is an example for every article', () => {
  expect(EXAMPLES).toEqual(expect.arrayContaining(ARTICLES));
});

describe.each(EXAMPLES)('example %s', (example) => {
  test('the real cdk8s synth gives the golden manifests, byte for byte', () => {
    const output = mkdtempSync(join(tmpdir(), `scalewright-${example}-`));
    try {
      synthesize(example, output);
      expect(filesOf(output)).toEqual(filesOf(goldenOf(example)));
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  }, 60_000);

  test('it has a README', () => {
    expect(existsSync(join(ROOT, 'examples', example, 'README.md'))).toBe(true);
  });
});

const programOf = (example: string): string => join(ROOT, 'examples', example, 'pulumi.ts');

test('every article has a Pulumi program', () => {
  expect(ARTICLES.filter((article) => !existsSync(programOf(article)))).toEqual([]);
});

test.each(EXAMPLES.filter((example) => existsSync(programOf(example))))('the Pulumi program of %s registers the same objects over the wire', async (example) => {
  const { exitCode, output, diagnostics, registrations } = await runProgram(programOf(example));
  expect({ exitCode, output, diagnostics }).toEqual({ exitCode: 0, output: '', diagnostics: [] });
  const golden = Object.values(filesOf(goldenOf(example))).flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as unknown));
  expect(sorted(registrations.filter(({ custom }) => custom).map(({ inputs }) => inputs))).toEqual(sorted(golden));
}, 60_000);
