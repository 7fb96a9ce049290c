import { answerOf, conditionText, firstDifference, healthOf, milliJson, START_MILLIS } from './keda-format';
import type { FallbackRow } from './keda-row';
import type { JsonObject } from '../../src/kubernetes/json';
import { askScaler } from '../../src/simulation/keda/collect';
import { withFallback } from '../../src/simulation/keda/fallback';
import { createScaledObject } from '../../src/simulation/keda/lifecycle';
import { prepareScaledObject } from '../../src/simulation/keda/prepare';
import type { PreparedScaledObject } from '../../src/simulation/keda/prepare';
import { ScaledObjectHandle } from '../../src/simulation/keda/scaled-object-handle';
import { INITIAL_CONDITIONS } from '../../src/simulation/keda/status';

const FIELDS = ['value', 'name', 'falling back', 'health', 'condition'];

/** Replays the reads of one vector; the first difference, if there is one. */
export function replayFallback({ fallback, scalingModifiers, metrics, ops, ...row }: FallbackRow): string | undefined {
  const prepare = (advanced: JsonObject): PreparedScaledObject => prepareScaledObject({
    metadata: { name: 'so' },
    spec: {
      scaleTargetRef: { name: 'app' },
      ...(fallback !== null && { fallback }),
      advanced,
      triggers: metrics.map(([metricType, target], index) => (
        { type: 'prometheus', name: 'abcdefgh'.charAt(index), metricType, metadata: { serverAddress: 'http://prometheus', query: 'q', threshold: String(target) } })),
    },
  });
  const { object } = createScaledObject(prepare({ scalingModifiers }), START_MILLIS);
  // The reads are asked for one by one; whether a formula could be compiled does not matter.
  const { scalers } = prepare({});
  if (object === undefined || 'error' in scalers) return 'there is no object, or no scaler';
  const copy = { ...object, status: { ...object.status, conditions: INITIAL_CONDITIONS } };
  const handle = new ScaledObjectHandle(copy, copy);
  const around = { replicas: row.replicas, readyPods: row.ready };
  for (const [index, op] of ops.entries()) {
    if (op[0] === 'replicas') around.replicas = op[1];
    if (op[0] === 'ready') around.readyPods = op[1];
    if (op[0] !== 'read') continue;
    const [, metric, answer, ...expected] = op;
    const trigger = scalers.triggers[metric];
    const target = trigger?.metrics[0];
    if (trigger === undefined || target === undefined) return `there is no metric ${metric}`;
    const now = { ...around, nowMillis: START_MILLIS, answers: metrics.map(() => answerOf(answer)) };
    const { values: [value], fallingBack, error } = withFallback(handle, askScaler(trigger, target, now), target, now);
    const actual = [
      value === undefined || error !== undefined ? null : milliJson(value.milli), value?.name ?? '', fallingBack ? 1 : 0, healthOf(handle.stored.status),
      conditionText(handle.stored.status, 'Fallback'),
    ];
    const difference = firstDifference(FIELDS, expected, actual);
    if (difference !== undefined) return `op ${index} (${JSON.stringify(op)}): ${difference}`;
  }
  return undefined;
}
