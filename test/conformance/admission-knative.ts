import { basename } from 'node:path';
import type { JsonObject } from '../../src/kubernetes/json';
import { admitAutoscalerConfigMap } from '../../src/validation/admission/knative/admit-autoscaler-config-map';
import { admitKnativeService } from '../../src/validation/admission/knative/admit-service';
import type { KnativeConfigMaps } from '../../src/validation/admission/knative/cluster-config';
import type { KnativeAdmission, KnativeError } from '../../src/validation/admission/knative/verdict';
import { readRows } from '../vectors';
import type { Replay, Suite } from './suite';

interface Row {
  readonly id: string;
  readonly mutation: string;
  readonly config?: KnativeConfigMaps | null;
  readonly object: JsonObject;
  readonly verdict: {
    readonly admitted: boolean;
    readonly layer?: string;
    readonly errors: readonly { readonly layer: string; readonly message: string; readonly paths?: readonly string[] }[];
    readonly unknownFields: readonly string[];
  };
}

/** Replays `knative*.jsonl`, Services with the ConfigMaps in force, and `config-autoscaler*.jsonl`, that ConfigMap itself. */
export const suite: Suite = (path) => {
  const judge = basename(path).includes('config-autoscaler')
    ? (row: Row): KnativeAdmission => admitAutoscalerConfigMap(row.object)
    : (row: Row): KnativeAdmission => admitKnativeService(row.object, row.config ?? {});
  return replay(readRows<Row>(path), judge);
};

function replay(rows: readonly Row[], judge: (row: Row) => KnativeAdmission): Replay {
  const failures: string[] = [];
  const agreed = { verdict: 0, layer: 0, path: 0, unknownFields: 0 };
  let rejected = 0;
  for (const row of rows) {
    const ours = judge(row);
    const verdict = ours.admitted === row.verdict.admitted;
    const layer = ours.layer === row.verdict.layer;
    const bothReject = !ours.admitted && !row.verdict.admitted;
    const place = !bothReject || agreesOnPath(row, ours);
    const fields = sameSet(ours.unknownFields, row.verdict.unknownFields);
    rejected += row.verdict.admitted ? 0 : 1;
    agreed.verdict += verdict ? 1 : 0;
    agreed.layer += layer && !row.verdict.admitted ? 1 : 0;
    agreed.path += bothReject && place ? 1 : 0;
    agreed.unknownFields += fields ? 1 : 0;
    if (!verdict || !place || !fields) failures.push(describe(row, ours));
  }
  const lines = [
    `accepted or rejected alike  ${agreed.verdict}/${rows.length}`,
    `rejected by the same layer  ${agreed.layer}/${rejected}`,
    `first path of rejected      ${agreed.path}/${rejected}`,
    `unknown fields              ${agreed.unknownFields}/${rows.length}`,
  ];
  return { lines, passed: rows.length - failures.length, failures };
}

/** Whether our first path is one of theirs, or their first path one of ours; where theirs is none, whether the layers agree. */
function agreesOnPath(row: Row, ours: KnativeAdmission): boolean {
  const theirs = row.verdict.errors.flatMap(({ paths = [] }) => paths);
  const theirFirst = row.verdict.errors[0]?.paths?.[0];
  const [ourFirst] = ours.errors;
  const ourPaths = ours.errors.flatMap(pathsOf);
  if (theirFirst !== undefined && theirFirst !== '' && ourPaths.some((path) => alike(path, theirFirst))) return true;
  if (ourFirst !== undefined && pathsOf(ourFirst).some((path) => theirs.some((their) => alike(path, their)))) return true;
  return (theirFirst === undefined || theirFirst === '') && ours.layer === row.verdict.layer;
}

/** Where an error is, and how upstream words that. */
function pathsOf({ field, upstreamField }: KnativeError): readonly string[] {
  return upstreamField === undefined || upstreamField === '' ? [field] : [field, upstreamField];
}

function alike(left: string, right: string): boolean {
  const [a, b] = [normalized(left), normalized(right)];
  return a === b || ((!hasIndex(a) || !hasIndex(b)) && withoutIndexes(a) === withoutIndexes(b));
}

/** `[*]` as `[0]`, and keys of annotations and labels without brackets. */
function normalized(path: string): string {
  return path.replaceAll('[*]', '[0]').replace(/\.?\["?([^\]"]*[^\]"\d][^\]"]*)"?\]/g, '.$1');
}

function hasIndex(path: string): boolean {
  return /\[\d+\]/.test(path);
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((entry) => right.includes(entry));
}

function describe(row: Row, ours: KnativeAdmission): string {
  const theirs = row.verdict.errors.map(({ layer, message, paths = [] }) => `${layer} ${paths.join(' ')}: ${message}`);
  const own = ours.errors.map(({ layer, field, upstreamField, detail }) => `${layer} ${field}${upstreamField === undefined ? '' : ` (${upstreamField})`}: ${detail}`);
  return [
    `${row.id} ${row.mutation}`,
    `  expected ${row.verdict.admitted ? 'accepted' : theirs.join(' | ')}; unknown ${JSON.stringify(row.verdict.unknownFields)}`,
    `  got      ${ours.admitted ? 'accepted' : own.join(' | ')}; unknown ${JSON.stringify(ours.unknownFields)}`,
  ].join('\n');
}
