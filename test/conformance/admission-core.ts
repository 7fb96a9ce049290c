import type { JsonObject } from '../../src/kubernetes/json';
import type { CoreAdmission } from '../../src/validation/admission/core/admission';
import { admitCore, isCoreKind } from '../../src/validation/admission/core/admit';
import { errorBody } from '../../src/validation/admission/field-error';
import type { FieldError } from '../../src/validation/admission/field-error';
import { readRows } from '../vectors';
import type { Replay, Suite } from './suite';

/** One line of a core vector file; its README in the vectors' folder tells what the fields mean. */
export interface CoreRow {
  readonly id: string;
  readonly base: string;
  readonly mutation: string;
  readonly object: JsonObject;
  readonly verdict: {
    readonly admitted: boolean;
    readonly stage?: string;
    readonly errors?: readonly { readonly type: string; readonly field: string; readonly detail: string }[];
    readonly unknownFields: readonly string[];
    readonly warnings?: readonly string[];
  };
}

/** The version of the vectors. */
const RECORDED = '1.36';

/** Since this minor version the API server says where an unknown field is; before, it gives the name alone, once. */
const UNKNOWN_FIELD_PATHS = 24;

const lastNames = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths.map((path) => path.slice(path.lastIndexOf('.') + 1)))];

class Tally {
  private readonly counts = new Map<string, { agreed: number; total: number }>();

  public count(name: string, agreed: boolean): boolean {
    const count = this.counts.get(name) ?? { agreed: 0, total: 0 };
    this.counts.set(name, { agreed: count.agreed + (agreed ? 1 : 0), total: count.total + 1 });
    return agreed;
  }

  public lines(): string[] {
    return [...this.counts].map(([name, { agreed, total }]) => `${name}: ${agreed}/${total} (${(100 * agreed / total).toFixed(1)} %)`);
  }
}

/** The path to compare: at decoding the one that the API server's decoder words, else the error's own. */
const pathOf = (error: FieldError): string => error.decoderField ?? error.field;

/** Whether the first path of either side is one of the other's. */
export function pathsAgree(ours: readonly FieldError[], theirs: readonly { readonly field: string }[]): boolean {
  const own = ours.map(pathOf);
  const upstream = theirs.map((error) => error.field);
  return own.includes(upstream[0] ?? '') || upstream.includes(own[0] ?? '');
}

const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());

/** Replays verdicts of the API server of 1.36. */
export const suite: Suite = (path) => replayCore(readRows<CoreRow>(path), RECORDED);

/** Compares the port with verdicts of the API server of a version of Kubernetes. */
export function replayCore(rows: readonly CoreRow[], kubernetes: string): Replay {
  const verdicts = new Tally();
  const rest = new Tally();
  const failures: string[] = [];
  let passed = 0;
  for (const { id, mutation, object, verdict } of rows) {
    const kind = `${String(object.apiVersion)} ${String(object.kind)}`;
    if (!isCoreKind(object)) {
      verdicts.count(kind, false);
      failures.push(`${id} ${kind} [${mutation}]: the port does not know this kind`);
      continue;
    }
    const ours: CoreAdmission = admitCore(object, { kubernetes });
    const problems: string[] = [];
    if (!verdicts.count(kind, ours.admitted === verdict.admitted)) problems.push(`admitted ${verdict.admitted} expected, got ${ours.admitted}`);
    const errors = verdict.errors ?? [];
    if (!verdict.admitted && !ours.admitted) {
      if (!rest.count('first error path', pathsAgree(ours.errors, errors))) problems.push('paths differ');
      if (!rest.count('stage', ours.stage === verdict.stage)) problems.push(`stage ${verdict.stage} expected, got ${ours.stage}`);
      const all = sorted(errors.map((error) => `${error.field} ${error.detail}`)) === sorted(ours.errors.map((error) => `${pathOf(error)} ${wording(error)}`));
      rest.count('all errors with their wording (not required)', all);
    }
    const shown = Number(kubernetes.split('.')[1]) < UNKNOWN_FIELD_PATHS ? lastNames : (paths: readonly string[]): readonly string[] => paths;
    if (!rest.count('unknown fields', sorted(shown(ours.unknownFields)) === sorted(shown(verdict.unknownFields)))) {
      problems.push(`unknown fields ${JSON.stringify(verdict.unknownFields)} expected, got ${JSON.stringify(ours.unknownFields)}`);
    }
    if (verdict.admitted && ours.admitted) rest.count('warnings (not required)', sorted(ours.warnings) === sorted(verdict.warnings ?? []));
    if (problems.length === 0) {
      passed += 1;
    } else {
      const show = (list: readonly (readonly [string, string])[]): string => list.map(([field, detail]) => `${field}: ${detail}`).join(' | ');
      failures.push(`${id} ${kind} [${mutation}]: ${problems.join('; ')}\n  expected ${show(errors.map((error) => [error.field, error.detail]))}`
        + `\n  got      ${show(ours.errors.map((error) => [pathOf(error), wording(error)]))}`);
    }
  }
  return { lines: [...verdicts.lines(), ...rest.lines()], passed, failures };
}

/** An error as the vectors word it: an error of decoding is the decoder's message alone. */
function wording(error: FieldError): string {
  return error.decoderField === undefined ? errorBody(error) : error.detail;
}
