import {
  AGGREGATION_ALGORITHMS, AUTOSCALING_ANNOTATIONS, findAnnotation, HPA_CLASS, KPA_CLASS, KPA_METRICS, PANIC_THRESHOLD_PERCENTAGE,
  PANIC_WINDOW_PERCENTAGE, TARGET_MIN, WINDOW_SECONDS,
} from './annotation-keys';
import type { Annotations, AutoscalingAnnotation, FoundAnnotation } from './annotation-keys';
import type { AnnotationProblem } from './annotation-problem';
import type { AutoscalerConfig } from './autoscaler-config';
import { checkScaleAnnotations } from './scale-annotation-checks';
import { isWholeSeconds, readFloat, readInt64, readNanoseconds } from './setting-readers';

/** Finds the problem of one annotation, if it has one. */
type Check = (found: FoundAnnotation) => Omit<AnnotationProblem, 'annotation' | 'path' | 'got'> | undefined;

/**
 * Everything that Knative's webhook has against the autoscaling annotations of a revision template
 * (knative/serving v0.50 `pkg/apis/autoscaling/annotation_validation.go`). Keys that Knative does not know are ignored,
 * as it ignores them.
 */
export function checkAutoscalingAnnotations(annotations: Annotations, config: AutoscalerConfig): AnnotationProblem[] {
  const one = (annotation: AutoscalingAnnotation, check: Check): AnnotationProblem[] => {
    const found = findAnnotation(annotations, AUTOSCALING_ANNOTATIONS[annotation]);
    const problem = found === undefined ? undefined : check(found);
    return found === undefined || problem === undefined ? [] : [{ annotation, path: found.key, got: found.value, ...problem }];
  };
  return [
    ...one('class', checkClass),
    ...checkScaleAnnotations(annotations, config),
    ...one('panicWindowPercentage', percentage(PANIC_WINDOW_PERCENTAGE)),
    ...one('panicThresholdPercentage', percentage(PANIC_THRESHOLD_PERCENTAGE)),
    ...one('target', checkTarget),
    ...one('targetUtilizationPercentage', percentage({ min: 1, max: 100 })),
    ...one('targetBurstCapacity', checkBurstCapacity),
    ...one('window', duration({ min: WINDOW_SECONDS.min, wholeSeconds: true })),
    ...one('scaleToZeroPodRetentionPeriod', duration({ min: 0, wholeSeconds: false })),
    ...one('scaleDownDelay', duration({ min: 0, wholeSeconds: true })),
    ...one('metric', checkMetric(annotations, config)),
    ...one('metricAggregationAlgorithm', checkAlgorithm(annotations)),
    ...one('initialScale', checkInitialScale(config)),
  ];
}

const KNATIVE_DOMAIN = '.knative.dev';

const checkClass: Check = ({ value }) => {
  const foreign = !value.endsWith(KNATIVE_DOMAIN) || value === KPA_CLASS || value === HPA_CLASS;
  return foreign ? undefined : { rule: `must be '${KPA_CLASS}', '${HPA_CLASS}' or a class outside '${KNATIVE_DOMAIN.slice(1)}'` };
};

function percentage({ min, max }: { readonly min: number; readonly max: number }): Check {
  return ({ value }) => {
    const number = readFloat(value);
    return number === undefined || number < min || number > max ? { rule: `must be a number from ${min} to ${max}, in percent` } : undefined;
  };
}

const checkTarget: Check = ({ value }) => {
  const target = readFloat(value);
  return target === undefined || target < TARGET_MIN ? { rule: `must be a number of at least ${TARGET_MIN}` } : undefined;
};

const checkBurstCapacity: Check = ({ value }) => {
  const capacity = readFloat(value);
  const broken = capacity === undefined || (capacity < 0 && capacity !== -1);
  return broken ? { rule: 'must be a number of at least 0, or -1 for unlimited' } : undefined;
};

const SECOND = 1_000_000_000n;

function duration({ min, wholeSeconds }: { readonly min: number; readonly wholeSeconds: boolean }): Check {
  const rule = `must be a duration from ${min}s to 1h${wholeSeconds ? ' of whole seconds' : ''}`;
  return ({ value }) => {
    const nanoseconds = readNanoseconds(value);
    if (nanoseconds === undefined) return { rule, fix: 'write it with a unit, such as 90s' };
    const outside = nanoseconds < BigInt(min) * SECOND || nanoseconds > BigInt(WINDOW_SECONDS.max) * SECOND;
    return outside || (wholeSeconds && !isWholeSeconds(nanoseconds)) ? { rule } : undefined;
  };
}

function checkMetric(annotations: Annotations, config: AutoscalerConfig): Check {
  const className = findAnnotation(annotations, AUTOSCALING_ANNOTATIONS.class)?.value ?? config.podAutoscalerClass;
  return ({ value }) => {
    if (className === KPA_CLASS && !(KPA_METRICS as readonly string[]).includes(value)) {
      return { rule: `must be ${KPA_METRICS.map((name) => `'${name}'`).join(' or ')} for the class '${KPA_CLASS}'` };
    }
    return className === HPA_CLASS && value === '' ? { rule: `must name a metric for the class '${HPA_CLASS}'` } : undefined;
  };
}

function checkAlgorithm(annotations: Annotations): Check {
  const className = findAnnotation(annotations, AUTOSCALING_ANNOTATIONS.class)?.value;
  return ({ value }) => {
    // Only where the annotation itself names the class: a class from the ConfigMap is not looked at.
    if (className !== KPA_CLASS || value === '' || (AGGREGATION_ALGORITHMS as readonly string[]).includes(value)) return undefined;
    return { rule: `must be one of ${AGGREGATION_ALGORITHMS.map((name) => `'${name}'`).join(', ')}` };
  };
}

function checkInitialScale({ allowZeroInitialScale }: AutoscalerConfig): Check {
  return ({ key, value }) => {
    const scale = readInt64(value);
    if (scale === undefined) return { rule: 'must be a whole number' };
    if (scale < 0n) return { rule: 'must not be negative', upstreamPath: `${key} must be greater than 0` };
    if (scale > 0n || allowZeroInitialScale) return undefined;
    return {
      rule: "must be at least 1 unless 'allow-zero-initial-scale' of config-autoscaler is true",
      upstreamPath: `${key}=0 not allowed by cluster`,
    };
  };
}
