import { objectMetadata, type Metadata } from './metadata';
import type { DisruptionSpec } from './pod';
import type { PlannedObject } from '../kubernetes/planned-object';

/** From this many guaranteed replicas on, one may be taken away without taking the service away. */
const GUARANTEED = 2;

/** The PodDisruptionBudget: by default one pod at a time, as soon as two replicas are guaranteed. */
export function planPodDisruptionBudget(
  disruption: DisruptionSpec | undefined, minReplicas: number, metadata: Metadata,
): readonly PlannedObject[] {
  const chosen = disruption ?? (minReplicas >= GUARANTEED ? { maxUnavailable: 1 } : {});
  if (Object.keys(chosen).length === 0) return [];
  return [{
    id: 'PodDisruptionBudget',
    draft: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: objectMetadata(metadata, 'PodDisruptionBudget'),
      spec: { ...chosen, selector: { matchLabels: metadata.selectorLabels } },
    },
  }];
}
