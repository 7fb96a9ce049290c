import { admitMonitor, type MonitorError } from '../../src/validation/admission/monitors/admit';
import { readRows } from '../vectors';
import { replayLayered, type LayeredRow } from './layered-replay';
import type { Suite } from './suite';

/** Replays `monitors*.jsonl`, ServiceMonitors and PodMonitors: of the operator a row has the first error only. */
export const suite: Suite = (path) => replayLayered(readRows<LayeredRow>(path), {
  judge: ({ object }) => admitMonitor(object),
  agreesOnPath: ({ errors }, { verdict }) => agreesOnPath(errors, verdict.errors[0]?.paths?.[0]),
});

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
