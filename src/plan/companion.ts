import type { ContainerSpec } from './pod';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';
import { quantityOf } from '../kubernetes/quantity';
import type { HpaMetric, KedaTrigger } from '../signals/signal';
import { targetQuantity } from '../signals/target';

/** CPU or memory beside the signal: the larger wish of the two wins. */
export interface CompanionSpec {
  readonly resource: 'cpu' | 'memory';
  /** Percent of what the pods request, averaged over the pods. Whole number from 1. */
  readonly utilization?: number;
  /** Average per pod as a Kubernetes quantity, such as `500m` or `256Mi`. */
  readonly average?: string;
}

/** The options of `CompanionSpec`. */
export const COMPANION_KEYS: KeysOf<CompanionSpec> = { resource: required(oneOf('cpu', 'memory')), utilization: aNumber, average: aText };

/** Problems of the companions; paths relative to the list. */
export function companionProblems(companions: readonly CompanionSpec[]): readonly Problem[] {
  const problems = new Problems();
  companions.forEach(({ resource, utilization, average }, index) => {
    problems.check((utilization === undefined) !== (average === undefined), `[${index}]`,
      "must have exactly one of 'utilization' and 'average'");
    problems.check(utilization === undefined || (Number.isInteger(utilization) && utilization >= 1), `[${index}].utilization`,
      'must be a whole percentage from 1', utilization);
    problems.check(average === undefined || (quantityOf(average)?.sign ?? 0) > 0, `[${index}].average`,
      `must be a Kubernetes quantity above 0, such as ${resource === 'cpu' ? '500m' : '256Mi'}`, average);
    problems.check(companions.findIndex((other) => other.resource === resource) === index, `[${index}].resource`,
      'must be given once', resource);
  });
  return problems.list;
}

/** Problems of containers whose use of a resource cannot be measured; paths relative to the container. */
export function companionRequestProblems(companions: readonly CompanionSpec[], container: ContainerSpec): readonly Problem[] {
  const problems = new Problems();
  for (const { resource } of companions) {
    problems.check(container.requests?.[resource] !== undefined || container.limits?.[resource] !== undefined, `requests.${resource}`,
      `is required by the companion metric ${resource}`);
  }
  return problems.list;
}

/** A companion as a metric of an HPA. */
export function companionMetric({ resource, utilization, average }: CompanionSpec): HpaMetric {
  const target = utilization === undefined
    ? { type: 'AverageValue', averageValue: average }
    : { type: 'Utilization', averageUtilization: utilization };
  return { type: 'Resource', resource: { name: resource, target } };
}

/** A companion as a trigger of a ScaledObject. */
export function companionTrigger({ resource, utilization, average }: CompanionSpec): KedaTrigger {
  return utilization === undefined
    ? { type: resource, metricType: 'AverageValue', metadata: { value: average ?? '' } }
    : { type: resource, metricType: 'Utilization', metadata: { value: targetQuantity(utilization) } };
}
