import { manifestsOfCdk8s } from './parity-manifests';
import { TABLE, type Row, type Seconds } from './parity-table';
import * as pulumiLibrary from '../src/pulumi';
import { recordRegistrations, registrationsOf } from './pulumi/recorded';

const numbers: Seconds = (key, seconds) => ({ [`${key}Seconds`]: seconds });

async function manifestsOfPulumi({ construct, args }: Row): Promise<readonly object[]> {
  const Class = pulumiLibrary[construct] as new (name: string, args: object) => unknown;
  const recorded = await registrationsOf(() => new Class('web', args(pulumiLibrary, numbers)));
  return recorded.filter(({ type }) => type.startsWith('kubernetes:')).map(({ inputs }) => inputs);
}

const byKind = (left: object, right: object): number => JSON.stringify([left]).localeCompare(JSON.stringify([right]));
const plain = (manifests: readonly object[]): readonly object[] =>
  (JSON.parse(JSON.stringify(manifests)) as { kind: string }[]).map((manifest) => sorted(manifest) as object).sort(byKind);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]));
}

beforeAll(recordRegistrations);
// Warnings of a plan are shown by both shells; here only the manifests count.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());

describe('cdk8s and Pulumi give equal manifests', () => {
  test.each(TABLE.map((row) => [`${row.construct}: ${row.title}`, row] as const))('%s', async (_, row) => {
    const expected = plain(manifestsOfCdk8s(row));
    expect(expected.length).toBeGreaterThan(0);
    expect(plain(await manifestsOfPulumi(row))).toEqual(expected);
  });
});
