import { AUTOSCALING_ANNOTATIONS, findAnnotation } from './annotation-keys';
import type { Annotations, AutoscalingAnnotation, FoundAnnotation } from './annotation-keys';
import type { AnnotationProblem } from './annotation-problem';
import type { AutoscalerConfig } from './autoscaler-config';
import { readInt32 } from './setting-readers';

const MIN_KEY = AUTOSCALING_ANNOTATIONS.minScale.key;
const MAX_KEY = AUTOSCALING_ANNOTATIONS.maxScale.key;

/** The problems of min-scale, max-scale and activation-scale, alone and together (`validateMinMaxScale`). */
export function checkScaleAnnotations(annotations: Annotations, config: AutoscalerConfig): AnnotationProblem[] {
  const min = readBound('minScale', annotations);
  const max = readBound('maxScale', annotations);
  return [
    ...min.problems,
    ...max.problems,
    ...checkOrder(min, max),
    ...checkLimit(max, config.maxScaleLimit),
    ...checkActivationScale(findAnnotation(annotations, AUTOSCALING_ANNOTATIONS.activationScale), min.value, max.value),
  ];
}

/** A bound of the scale; 0 where there is none or it could not be read, which upstream takes for the same. */
interface Bound {
  readonly found: FoundAnnotation | undefined;
  readonly value: number;
  readonly problems: readonly AnnotationProblem[];
}

function readBound(annotation: AutoscalingAnnotation, annotations: Annotations): Bound {
  const found = findAnnotation(annotations, AUTOSCALING_ANNOTATIONS[annotation]);
  if (found === undefined) return { found, value: 0, problems: [] };
  const value = readInt32(found.value);
  if (value !== undefined && value >= 0) return { found, value, problems: [] };
  return { found, value: 0, problems: [{ annotation, path: found.key, rule: 'must be a whole number from 0 to 2147483647', got: found.value }] };
}

function checkOrder(min: Bound, max: Bound): AnnotationProblem[] {
  if (max.found === undefined || max.value === 0 || max.value >= min.value) return [];
  return [{
    annotation: 'maxScale',
    path: max.found.key,
    rule: `must be at least '${min.found?.key ?? MIN_KEY}' (${min.value})`,
    got: max.found.value,
    fix: 'raise it, or lower the minimum',
    upstreamPath: MAX_KEY,
  }];
}

function checkLimit({ found, value }: Bound, limit: number): AnnotationProblem[] {
  if (found === undefined || limit === 0 || (value > 0 && value <= limit)) return [];
  return [{
    annotation: 'maxScale',
    path: found.key,
    rule: `must be from 1 to 'max-scale-limit' of config-autoscaler (${limit})`,
    got: found.value,
    ...(value === 0 && { fix: '0 stands for no bound, which the limit forbids' }),
  }];
}

function checkActivationScale(found: FoundAnnotation | undefined, min: number, max: number): AnnotationProblem[] {
  if (found === undefined) return [];
  const rule = activationRule(readInt32(found.value), min, max);
  return rule === undefined ? [] : [{ annotation: 'activationScale', path: found.key, rule, got: found.value }];
}

function activationRule(scale: number | undefined, min: number, max: number): string | undefined {
  if (scale === undefined) return 'must be a whole number from 2 to 2147483647';
  if (min > scale) return `must be at least '${MIN_KEY}' (${min})`;
  if (max !== 0 && max < scale) return `must be at most '${MAX_KEY}' (${max})`;
  return scale < 2 ? 'must be at least 2' : undefined;
}
