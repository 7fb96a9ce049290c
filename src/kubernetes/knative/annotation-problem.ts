import type { Problem } from '../problem';
import type { AutoscalingAnnotation } from './annotation-keys';

/** A problem of an autoscaling annotation; `path` is the key under which the annotation was found. */
export interface AnnotationProblem extends Problem {
  readonly annotation: AutoscalingAnnotation;
  /** The path as Knative's webhook words it, where that is not the key. */
  readonly upstreamPath?: string;
}
