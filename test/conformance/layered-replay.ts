import type { Replay } from './suite';
import type { JsonObject } from '../../src/kubernetes/json';

/** One line of a vector file whose verdict names the layer that refuses. */
export interface LayeredRow {
  readonly id: string;
  readonly mutation: string;
  readonly object: JsonObject;
  readonly verdict: {
    readonly admitted: boolean;
    readonly layer?: string;
    readonly errors: readonly { readonly layer: string; readonly message: string; readonly paths?: readonly string[] }[];
    readonly unknownFields: readonly string[];
  };
}

/** What a port says of an object. */
export interface LayeredAnswer {
  readonly errors: readonly { readonly layer: string; readonly field: string; readonly detail: string }[];
  readonly unknownFields: readonly string[];
}

/** A port: how it judges a row, and whether its errors are where those of the row are. */
export interface LayeredPort<Row extends LayeredRow, Answer extends LayeredAnswer> {
  readonly judge: (row: Row) => Answer;
  /** Asked where both refuse. */
  readonly agreesOnPath: (ours: Answer, row: Row) => boolean;
}

/** Replays rows: the verdict, the layer, the first path and the unknown fields must be those recorded. */
export function replayLayered<Row extends LayeredRow, Answer extends LayeredAnswer>(rows: readonly Row[], port: LayeredPort<Row, Answer>): Replay {
  const failures: string[] = [];
  const agreed = { verdict: 0, layer: 0, path: 0, unknownFields: 0 };
  let rejected = 0;
  for (const row of rows) {
    const ours = port.judge(row);
    const refused = !row.verdict.admitted;
    const verdict = refused === ours.errors.length > 0;
    const layer = row.verdict.layer === ours.errors[0]?.layer;
    const place = !refused || !verdict || port.agreesOnPath(ours, row);
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
}

const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());

function describe({ id, mutation, object, verdict }: LayeredRow, ours: LayeredAnswer): string {
  const theirs = verdict.errors.map(({ layer, message, paths = [] }) => `${layer} ${paths.join(' ')}: ${message}`);
  const own = ours.errors.map(({ layer, field, detail }) => `${layer} ${field}: ${detail}`);
  return [
    `${id} ${String(object.kind)} [${mutation}]`,
    `  expected ${verdict.admitted ? 'accepted' : theirs.join(' | ')}; unknown ${JSON.stringify(verdict.unknownFields)}`,
    `  got      ${own.length === 0 ? 'accepted' : own.join(' | ')}; unknown ${JSON.stringify(ours.unknownFields)}`,
  ].join('\n');
}
