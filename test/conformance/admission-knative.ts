import { basename } from 'node:path';
import { admitAutoscalerConfigMap } from '../../src/validation/admission/knative/admit-autoscaler-config-map';
import { admitKnativeService } from '../../src/validation/admission/knative/admit-service';
import type { KnativeConfigMaps } from '../../src/validation/admission/knative/cluster-config';
import type { KnativeAdmission, KnativeError } from '../../src/validation/admission/knative/verdict';
import { readRows } from '../vectors';
import { replayLayered, type LayeredRow } from './layered-replay';
import type { Suite } from './suite';

interface Row extends LayeredRow {
  readonly config?: KnativeConfigMaps | null;
}

/** Replays `knative*.jsonl`, Services with the ConfigMaps in force, and `config-autoscaler*.jsonl`, that ConfigMap itself. */
export const suite: Suite = (path) => replayLayered(readRows<Row>(path), {
  judge: basename(path).includes('config-autoscaler')
    ? (row): KnativeAdmission => admitAutoscalerConfigMap(row.object)
    : (row): KnativeAdmission => admitKnativeService(row.object, row.config ?? {}),
  agreesOnPath,
});

/** Whether our first path is one of theirs, or their first path one of ours; where theirs is none, whether the layers agree. */
function agreesOnPath(ours: KnativeAdmission, row: Row): boolean {
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
