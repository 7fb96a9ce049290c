import { judge } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';
import { CORE_KINDS } from '../../../../src/validation/admission/core/admit';
import { errorBody } from '../../../../src/validation/admission/field-error';
import type { FieldError } from '../../../../src/validation/admission/field-error';
import { replayCore } from '../../../conformance/admission-core';
import type { CoreRow } from '../../../conformance/admission-core';
import { vectorRows } from '../../../vectors';

const rows = vectorRows<CoreRow>('admission/core.jsonl');

/** Generated names are random and Go writes empty fields of a selector, so these are left out of the comparison of texts. */
const comparable = (line: string): string => line.replace(/"Web_[a-z0-9x]{5}"/, '"Web_?????"').replace(/\{"key":"",/, '{').replace(/\{"matchExpressions":\[\{.*?\}\]\}/, '{…}');
const upstreamLine = (error: FieldError): string =>
  (error.decoderField === undefined ? `${error.field} ${errorBody(error)}` : `${error.decoderField} ${error.detail}`);
const sorted = (lines: readonly string[]): readonly string[] => lines.map(comparable).sort();

describe('the verdict of the real API server', () => {
  test.each(rows.map((row) => [row.id, row.base, row.mutation, row] as const))('%s: %s, %s', (_id, _base, _mutation, { object, verdict }) => {
    const ours = judge(object);
    const { admitted, stage } = ours;
    expect({ admitted, stage, unknownFields: [...ours.unknownFields].sort(), warnings: [...ours.warnings].sort() }).toEqual({
      admitted: verdict.admitted,
      stage: verdict.stage,
      unknownFields: [...verdict.unknownFields].sort(),
      warnings: [...verdict.warnings ?? []].sort(),
    });
    const upstream = (verdict.errors ?? []).map(({ field, detail }) => `${field} ${detail}`);
    // The decoder of the API server stops at its first error, ours goes on.
    if (verdict.stage === 'decode') expect(upstreamLine(ours.errors[0] as FieldError)).toBe(upstream[0]);
    else expect(sorted(ours.errors.map(upstreamLine))).toEqual(sorted(upstream));
  });

  test('is known for every kind of the port', () => {
    const kinds = new Set(rows.map(({ object }: { object: JsonObject }) => `${String(object.apiVersion)} ${String(object.kind)}`));
    expect([...kinds].sort()).toEqual([...CORE_KINDS].sort());
  });
});

describe.each(['1.35', '1.34', '1.33', '1.32', '1.30', '1.28', '1.26', '1.23'])('the API server of Kubernetes %s, recorded on documents that other versions judge otherwise', (version) => {
  const older = vectorRows<CoreRow>(`admission/kubernetes-${version}.jsonl`);

  test.each(older.map((row) => [row.id, row.base, row] as const))('%s, %s', (_id, _base, row) => {
    expect(replayCore([row], version).failures).toEqual([]);
    expect(['1.23', '1.26', '1.33', '1.34', '1.35', '1.36'].filter((other) => replayCore([row], other).failures.length > 0)).not.toEqual([]);
  });

  test('there are recordings to compare with', () => {
    expect(older.length).toBeGreaterThanOrEqual(5);
  });
});
