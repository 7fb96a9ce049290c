import { isDeepStrictEqual } from 'node:util';
import type { DeciderRow } from './kpa-row';
import { checkAutoscalingAnnotations } from '../../src/kubernetes/knative/annotation-checks';
import { HPA_CLASS } from '../../src/kubernetes/knative/annotation-keys';
import { parseAutoscalerConfig } from '../../src/kubernetes/knative/parse-autoscaler-config';
import { initialExcessBurstCapacity, resolveAutoscaling } from '../../src/kubernetes/knative/resolve-autoscaling';
import type { RevisionAutoscaling } from '../../src/kubernetes/knative/resolve-autoscaling';
import { revisionHpa } from '../../src/kubernetes/knative/revision-hpa';

/** The first difference between what upstream resolved and what we resolve; undefined if there is none. */
export function replayDecider(row: DeciderRow): string | undefined {
  const { config, problems } = parseAutoscalerConfig(row.config);
  const refused = row.configError !== '';
  if ((problems.length > 0) !== refused) return `config: expected '${row.configError}', got ${JSON.stringify(problems)}`;
  if (refused) return undefined;
  const annotations = checkAutoscalingAnnotations(row.annotations, config);
  if ((annotations.length > 0) !== (row.annotationError !== '')) {
    return `annotations: expected '${row.annotationError}', got ${JSON.stringify(annotations)}`;
  }
  const settings = resolveAutoscaling(row.annotations, row.containerConcurrency, config);
  return firstDifference('result', row.result, spelt(resultOf(settings, row.reachability !== 'Unreachable')));
}

/** The fields of the vectors' `result`, from our resolution. */
function resultOf(settings: RevisionAutoscaling, reachable: boolean): unknown {
  const { stableWindow, panicWindow, algorithm } = settings;
  const minScale = reachable ? settings.minScale : 0;
  return {
    class: settings.class,
    decider: {
      metric: settings.metric,
      target: settings.target,
      total: settings.total,
      tbc: settings.targetBurstCapacity,
      activatorCapacity: settings.activatorCapacity,
      panicThreshold: settings.panicThreshold,
      maxScaleUpRate: settings.maxScaleUpRate,
      maxScaleDownRate: settings.maxScaleDownRate,
      stableWindow,
      scaleDownDelay: settings.scaleDownDelay,
      initialScale: settings.initialScale,
      activationScale: settings.activationScale,
      reachable,
    },
    metric: { stableWindow, panicWindow, algorithm },
    minScale,
    maxScale: settings.maxScale,
    retention: settings.scaleToZeroPodRetentionPeriod,
    progressDeadline: settings.progressDeadline ?? null,
    initialEbc: initialExcessBurstCapacity(settings),
    enableScaleToZero: settings.enableScaleToZero,
    gracePeriod: settings.scaleToZeroGracePeriod,
    ...(settings.class === HPA_CLASS && { hpa: hpaOf(settings, minScale) }),
  };
}

function hpaOf(settings: RevisionAutoscaling, minScale: number): unknown {
  const { minReplicas = null, maxReplicas, metrics = null, behavior = null } = revisionHpa(settings, minScale);
  return { minReplicas, maxReplicas, metrics, behavior };
}

/** Numbers that JSON has no word for, as the vectors spell them. */
function spelt(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, field: unknown) => (typeof field === 'number' && !Number.isFinite(field) ? String(field) : field)));
}

/** Where two values differ first, with both. */
function firstDifference(path: string, expected: unknown, actual: unknown): string | undefined {
  if (isDeepStrictEqual(expected, actual)) return undefined;
  if (isFields(expected) && isFields(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const difference = firstDifference(`${path}.${key}`, expected[key], actual[key]);
      if (difference !== undefined) return difference;
    }
  }
  return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
