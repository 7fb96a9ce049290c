import { conditionText, firstDifference, secondsOf, START_MILLIS } from './keda-format';
import type { ExecutorRow } from './keda-row';
import { requestScale, storeScaleResult } from '../../src/simulation/keda/executor';
import { changeScaledObject, createScaledObject } from '../../src/simulation/keda/lifecycle';
import { prepareScaledObject } from '../../src/simulation/keda/prepare';
import { INITIAL_CONDITIONS } from '../../src/simulation/keda/status';
import type { ScaledObjectStatus } from '../../src/simulation/keda/status';
import type { ScalingActive } from '../../src/simulation/keda/surroundings';

const METRIC = 's0-prometheus';
const FIELDS = ['replicas', 'lastActive', 'ready', 'active', 'paused', 'hpaActive', 'activity'];

/** Replays the scale requests of one vector; the first difference, if there is one. */
export function replayExecutor(row: ExecutorRow): string | undefined {
  let annotations = row.annotations;
  let { replicas } = row;
  let scalingActive: ScalingActive | undefined;
  let state = createScaledObject(definitionOf(row, annotations), START_MILLIS);
  const first = state.object;
  if (first === undefined) return 'there is no object';
  let status: ScaledObjectStatus = {
    ...first.status,
    conditions: INITIAL_CONDITIONS,
    externalMetricNames: [METRIC],
    hpaName: row.hpa ? 'keda-hpa-so' : '',
    lastActiveMillis: row.lastActive === null ? undefined : START_MILLIS + row.lastActive * 1000,
  };
  for (const [index, [t, env, active, error, ...expected]] of row.steps.entries()) {
    replicas = env?.replicas ?? replicas;
    annotations = env?.annotations ?? annotations;
    if (env?.hpaCondition !== undefined) scalingActive = scalingActiveOf(env.hpaCondition);
    state = changeScaledObject(state, definitionOf(row, annotations));
    if (state.object === undefined) return 'the object is gone';
    const verdict = { active: active === 1, failed: error === 1, activeMetrics: active === 1 ? [METRIC] : [] };
    const condition = scalingActive !== undefined && row.hpa ? { scalingActive } : {};
    const around = { nowMillis: START_MILLIS + t * 1000, replicas, readyPods: replicas, answers: [], ...condition };
    const result = requestScale({ ...state.object, status }, verdict, around);
    status = storeScaleResult(status, result);
    replicas = result.replicas;
    const actual = [
      replicas, secondsOf(status.lastActiveMillis), conditionText(status, 'Ready'), conditionText(status, 'Active'), conditionText(status, 'Paused'),
      conditionText(status, 'HPAActive'), status.triggersActivity[METRIC] === true ? 1 : 0,
    ];
    const difference = firstDifference(FIELDS, expected, actual);
    if (difference !== undefined) return `step ${index} at ${t} s (${result.reason}): ${difference}`;
  }
  return undefined;
}

function definitionOf({ spec }: ExecutorRow, annotations: ExecutorRow['annotations']) {
  const fields = {
    minReplicaCount: spec.min, maxReplicaCount: spec.max, idleReplicaCount: spec.idle,
    cooldownPeriod: spec.cooldown, initialCooldownPeriod: spec.initialCooldown, fallback: spec.fallback,
  };
  return prepareScaledObject({
    metadata: { name: 'so', annotations },
    spec: {
      scaleTargetRef: { name: 'app' },
      triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://prometheus', query: 'q', threshold: '30' } }],
      ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
    },
  });
}

/** Only the condition ScalingActive is looked at. */
function scalingActiveOf(condition: readonly [type: string, status: string, reason: string] | null): ScalingActive | undefined {
  if (condition === null) return undefined;
  const [type, status, reason] = condition;
  return type === 'ScalingActive' ? { status: status as ScalingActive['status'], reason, message: '' } : undefined;
}
