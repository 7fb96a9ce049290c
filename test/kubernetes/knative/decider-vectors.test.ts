import { checkAutoscalingAnnotations } from '../../../src/kubernetes/knative/annotation-checks';
import { parseAutoscalerConfig } from '../../../src/kubernetes/knative/parse-autoscaler-config';
import { initialExcessBurstCapacity, resolveAutoscaling } from '../../../src/kubernetes/knative/resolve-autoscaling';
import type { RevisionAutoscaling } from '../../../src/kubernetes/knative/resolve-autoscaling';
import { revisionHpa } from '../../../src/kubernetes/knative/revision-hpa';
import { vectorRows } from '../../vectors';

interface Row {
  readonly id: string;
  readonly config: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly containerConcurrency: number;
  readonly reachability: string;
  readonly configError: string;
  readonly annotationError: string;
  readonly result: unknown;
}

const rows = vectorRows<Row>('kpa/decider.jsonl');

/** The fields of the vectors' `result`, from our resolution. */
function resultOf(settings: RevisionAutoscaling, reachable: boolean): unknown {
  const minScale = reachable ? settings.minScale : 0;
  const hpa = revisionHpa(settings, minScale);
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
      stableWindow: settings.stableWindow,
      scaleDownDelay: settings.scaleDownDelay,
      initialScale: settings.initialScale,
      activationScale: settings.activationScale,
      reachable,
    },
    metric: { stableWindow: settings.stableWindow, panicWindow: settings.panicWindow, algorithm: settings.algorithm },
    minScale,
    maxScale: settings.maxScale,
    retention: settings.scaleToZeroPodRetentionPeriod,
    progressDeadline: settings.progressDeadline ?? null,
    initialEbc: initialExcessBurstCapacity(settings),
    enableScaleToZero: settings.enableScaleToZero,
    gracePeriod: settings.scaleToZeroGracePeriod,
    ...(settings.class === 'hpa.autoscaling.knative.dev' && {
      hpa: { minReplicas: hpa.minReplicas ?? null, maxReplicas: hpa.maxReplicas, metrics: hpa.metrics ?? null, behavior: hpa.behavior ?? null },
    }),
  };
}

/** Numbers that JSON has no word for, as the vectors spell them. */
function spelt(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, field: unknown) => (typeof field === 'number' && !Number.isFinite(field) ? String(field) : field)));
}

describe('a revision is scaled by what upstream resolves from config-autoscaler and its annotations', () => {
  test('there are vectors', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const { config, problems } = parseAutoscalerConfig(row.config);
    expect(problems.length > 0).toBe(row.configError !== '');
    if (row.configError !== '') return;
    expect(checkAutoscalingAnnotations(row.annotations, config).length > 0).toBe(row.annotationError !== '');
    const settings = resolveAutoscaling(row.annotations, row.containerConcurrency, config);
    expect(spelt(resultOf(settings, row.reachability !== 'Unreachable'))).toEqual(row.result);
  });
});
