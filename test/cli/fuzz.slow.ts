import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { workplace, type Workplace } from './workplace';
import type { Json } from '../../src/kubernetes/json';
import { allRules } from '../../src/validation/rules';
import { ROOT } from '../tools/demo';

// What anyone may hand to `scalewright check`: real manifests with bytes and values that do not belong there.
const BYTE_RUNS = 14_000;
const VALUE_RUNS = 6_500;
// Of the processor, not of the clock: a busy machine is no hang.
const LONGEST_CPU_MICROS = 5_000_000;

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly edits?: readonly unknown[];
}

interface Reported {
  readonly findings: readonly Found[];
  readonly accepted: readonly Found[];
  readonly notes: readonly Found[];
  readonly summary: { readonly unreadable: number };
}

const FORMATS = ['json', 'text', 'sarif', 'junit', 'github'] as const;

const yaml = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false });
const shown = allRules().flatMap((rule) => rule.samples ?? []);
const samples: readonly Json[] = shown.flatMap(({ noncompliant, compliant }) => [...noncompliant, ...compliant]);
const seeds: readonly Buffer[] = [...goldens(), ...samples.map(yaml)].map((text) => Buffer.from(text));

function goldens(): readonly string[] {
  return readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => {
    const directory = join(ROOT, 'examples', name, 'golden');
    return readdirSync(directory).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(directory, file), 'utf8'));
  });
}

let place: Workplace;
beforeAll(() => {
  place = workplace();
});
afterAll(() => place.remove());

/** Checks a file as often and in as many ways as its content asks for, and says what must hold of any content. */
function behaves(content: Buffer, format: (typeof FORMATS)[number]): void {
  place.write('web.yaml', content);
  const start = process.cpuUsage();
  const { code, out, error } = place.run('check', '--no-config', '--severity', 'info', '--format', 'json', 'web.yaml');
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(LONGEST_CPU_MICROS);
  const report = JSON.parse(out) as Reported;
  expect({ error, code }).toEqual({ error: '', code: report.summary.unreadable > 0 ? 2 : report.findings.length > 0 ? 1 : 0 });
  expect(report.findings.filter(({ rule }) => rule === 'ENGINE001')).toEqual([]);
  const lines = linesOf(content.toString('utf8'));
  [...report.findings, ...report.accepted, ...report.notes].forEach((found) => standsIn(lines, found));
  const again = place.run('check', '--no-config', '--severity', 'info', '--format', format, 'web.yaml');
  expect({ error: again.error, code: again.code }).toEqual({ error, code });
  if (format === 'json') expect(again.out).toBe(out);
  if (report.findings.some(({ edits }) => edits !== undefined)) fixes(content, report);
}

function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

function standsIn(lines: readonly string[], { file, line, column, endColumn }: Found): void {
  expect(file).toBe('web.yaml');
  if (line === undefined || column === undefined) return;
  const text = lines[line - 1];
  expect(text).toBeDefined();
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual((text?.length ?? 0) + 1);
  if (endColumn === undefined) return;
  expect(endColumn).toBeGreaterThan(column);
  expect(endColumn).toBeLessThanOrEqual((text?.length ?? 0) + 2);
}

/** What is mended says the same but for what was mended, and needs no mending any more. */
function fixes(content: Buffer, before: Reported): void {
  const first = place.run('check', '--no-config', '--severity', 'info', '--format', 'json', '--fix', 'web.yaml');
  const report = JSON.parse(first.out) as Reported;
  expect(report.summary.unreadable).toBeLessThanOrEqual(before.summary.unreadable);
  const mended = place.read('web.yaml');
  expect(first.error.startsWith('0 changes')).toBe(mended === content.toString('utf8'));
  const again = place.run('check', '--no-config', '--severity', 'info', '--format', 'json', '--fix', 'web.yaml');
  expect(again).toEqual({ ...first, error: '0 changes made in 0 files\n' });
  expect(place.read('web.yaml')).toBe(mended);
}

/** Pieces that break readers. */
const PIECES = [
  ':', '- ', '? ', '{', '}', '[', ']', ',', '"', "'", '|', '>', '#', '&a ', '*a', '!!js/function ', '<<: *a', '\t', '\r', '\n', '\r\n',
  '---\n', '...\n', '%YAML 1.2\n', '{{ .Values.x }}', '${VAR}',
  '\0', '\x07', '\uFEFF', '\u2028', '😀', '__proto__: x\n', 'constructor: {}\n', '~', '.inf', '1e999', '-9223372036854775809', '99999999999999999999',
  '0x', '1_0', 'NaN', '""', "''", '[]', '{}', 'null', '  ', '        ', 'a'.repeat(300),
].map((piece) => Buffer.from(piece));

interface Mutation {
  readonly kind: 'flip' | 'insert' | 'remove' | 'repeat' | 'cut' | 'piece';
  readonly at: number;
  readonly size: number;
  readonly byte: number;
  readonly piece: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom<Mutation['kind'][]>('flip', 'insert', 'remove', 'repeat', 'piece', 'piece', 'piece', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 1, max: 60 }),
  byte: fc.integer({ min: 0, max: 255 }),
  piece: fc.nat(PIECES.length - 1),
});

function mutated(content: Buffer, { kind, at, size, byte, piece }: Mutation): Buffer {
  const position = Math.floor(at * content.length);
  const [before, behind] = [content.subarray(0, position), content.subarray(position)];
  switch (kind) {
    case 'flip': return Buffer.concat([before, Buffer.from([byte]), behind.subarray(1)]);
    case 'insert': return Buffer.concat([before, Buffer.from([byte]), behind]);
    case 'remove': return Buffer.concat([before, behind.subarray(size)]);
    case 'repeat': return Buffer.concat([before, behind.subarray(0, size), behind]);
    case 'cut': return before;
    case 'piece': return Buffer.concat([before, PIECES[piece] ?? before, behind]);
  }
}

test(`${BYTE_RUNS} manifests with wrong bytes`, () => {
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(fc.nat(seeds.length - 1), mutations, fc.constantFrom(...FORMATS), (index, made, format) => {
    behaves(made.reduce(mutated, seeds[index] ?? Buffer.alloc(0)), format);
  }), { numRuns: BYTE_RUNS });
});

/** Values that stand where others belong. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 31) - 1, 1e308),
  fc.constantFrom<Json[]>('', ' ', '0', '-1', '10', '1e3', '100m', '${X}', '{{ x }}', 'a/b', 'a b', '__proto__', 'NaN', 'x'.repeat(400)),
  fc.constantFrom<Json[]>([], {}, [null], [[]], [{}], { '': '' }, { a: null }, { constructor: 1 }),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** Changes one value of a tree, which is found by always going to one of its children. */
function changed(value: Json, path: readonly number[], to: Json, how: How): Json {
  const [choice, ...rest] = path;
  if (choice === undefined || value === null || typeof value !== 'object') return to;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const index = choice % Math.max(list.length, 1);
    if (rest.length === 0 && how === 'remove') return list.filter((_, position) => position !== index);
    return list.length === 0 ? [to] : list.map((item, position) => (position === index ? changed(item, rest, to, how) : item));
  }
  const entries = Object.entries(value) as [string, Json][];
  const index = choice % Math.max(entries.length, 1);
  return Object.fromEntries(entries.flatMap(([key, field], position): [string, Json][] => {
    if (position !== index) return [[key, field]];
    if (rest.length > 0) return [[key, changed(field, rest, to, how)]];
    if (how === 'remove') return [];
    return how === 'rename' ? [[typeof to === 'string' ? to : `${key}s`, field]] : [[key, to]];
  }));
}

type How = 'replace' | 'remove' | 'rename';

const change = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }),
  to: strange,
  how: fc.constantFrom<How[]>('replace', 'replace', 'remove', 'rename'),
});
const sampleIndex = fc.nat(samples.length - 1);

test(`${VALUE_RUNS} manifests with wrong values`, () => {
  const changes = fc.array(change, { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(sampleIndex, sampleIndex, changes, fc.constantFrom(...FORMATS), (index, other, made, format) => {
    const value = made.reduce((current, { path, to, how }) => changed(current, path, to, how), samples[index] ?? null);
    behaves(Buffer.from(`${JSON.stringify(value, undefined, 1)}\n---\n${yaml(samples[other])}`), format);
  }), { numRuns: VALUE_RUNS });
});
