import type { JsonObject } from '../../src/kubernetes/json';
import { admitMonitor, type MonitorAdmission, type MonitorError, type MonitorLayer } from '../../src/validation/admission/monitors/admit';
import { readRows } from '../vectors';
import type { Suite } from './suite';

/** One line of a monitors vector file: what the API server and prometheus-operator say, the operator with its first error only. */
export interface MonitorRow {
  readonly id: string;
  readonly base: string;
  readonly mutation: string;
  readonly object: JsonObject;
  readonly verdict: {
    readonly admitted: boolean;
    readonly layer?: MonitorLayer;
    readonly errors: readonly { readonly layer: MonitorLayer; readonly message: string; readonly paths?: readonly string[] }[];
    readonly unknownFields: readonly string[];
  };
}

/** Replays `monitors*.jsonl`: ServiceMonitors and PodMonitors. */
export const suite: Suite = (path) => {
  const rows = readRows<MonitorRow>(path);
  const failures: string[] = [];
  const agreed = { verdict: 0, layer: 0, path: 0, unknownFields: 0 };
  let rejected = 0;
  for (const row of rows) {
    const ours = admitMonitor(row.object);
    const refused = !row.verdict.admitted;
    const verdict = refused === ours.errors.length > 0;
    const layer = row.verdict.layer === ours.errors[0]?.layer;
    const place = !refused || !verdict || agreesOnPath(ours.errors, row.verdict.errors[0]?.paths?.[0]);
    const fields = sorted(ours.unknownFields) === sorted(row.verdict.unknownFields);
    rejected += refused ? 1 : 0;
    agreed.verdict += verdict ? 1 : 0;
    agreed.layer += refused && layer ? 1 : 0;
    agreed.path += refused && verdict && place ? 1 : 0;
    agreed.unknownFields += fields ? 1 : 0;
    if (!verdict || !layer || !place || !fields) failures.push(describe(row, ours));
  }
  const lines = [
    `accepted or rejected alike  ${agreed.verdict}/${rows.length}`,
    `rejected by the same layer  ${agreed.layer}/${rejected}`,
    `first path of rejected      ${agreed.path}/${rejected}`,
    `unknown fields              ${agreed.unknownFields}/${rows.length}`,
  ];
  return { lines, passed: rows.length - failures.length, failures };
};

/** Whether an error of ours is where the first of theirs is, or within: the operator's words often tell no more than the part. */
function agreesOnPath(ours: readonly MonitorError[], theirs: string | undefined): boolean {
  if (theirs === undefined) return true;
  return ours.map(pathOf).some((path) => isWithin(path, theirs) || isWithin(withoutIndexes(path), theirs) || isWithin(path, withoutIndexes(theirs)));
}

function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);
}

/** The path to compare: at decoding the one that the decoder words, else the error's own. */
function pathOf(error: MonitorError): string {
  return error.decoderField ?? error.field;
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());

function describe({ id, mutation, object, verdict }: MonitorRow, ours: MonitorAdmission): string {
  const theirs = verdict.errors.map(({ layer, message, paths = [] }) => `${layer} ${paths.join(' ')}: ${message}`);
  const own = ours.errors.map((error) => `${error.layer} ${pathOf(error)}: ${error.detail}`);
  return [
    `${id} ${String(object.kind)} [${mutation}]`,
    `  expected ${verdict.admitted ? 'accepted' : theirs.join(' | ')}; unknown ${JSON.stringify(verdict.unknownFields)}`,
    `  got      ${own.length === 0 ? 'accepted' : own.join(' | ')}; unknown ${JSON.stringify(ours.unknownFields)}`,
  ].join('\n');
}
