import { asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA } from './trigger';

/** A fallback that the bounds override, or that takes the workload away. */
export const fallbackReplicas: Rule = {
  id: 'KEDA010',
  name: 'fallback outside of the bounds',
  severity: 'warning',
  cause: 'the fallback goes through the HorizontalPodAutoscaler, which clamps it to the bounds; 0 with a minimum of 0 takes the workload away when its source fails',
  fix: "choose a number from 'minReplicaCount' to 'maxReplicaCount' that carries the load without a signal",
  source: `${KEDA} pkg/fallback/fallback.go`,
  kinds: [SCALED_OBJECT],
  check: (object) => {
    const replicas = asNumber(asObject(asObject(object.spec).fallback).replicas);
    if (replicas === undefined) return [];
    const { min, max } = boundsOf(object);
    const path = 'spec.fallback.replicas';
    if (replicas > max) return [{ path, rule: `should be at most 'maxReplicaCount' (${max}), which wins`, got: replicas }];
    if (replicas < min) return [{ path, rule: `should be at least 'minReplicaCount' (${min}), which wins`, got: replicas }];
    return replicas > 0 ? [] : [{ path, rule: 'should be at least 1: with 0 a failing source stops the workload', got: replicas }];
  },
  samples: {
    noncompliant: [prometheusObject({}, { fallback: { failureThreshold: 3, replicas: 20 } })],
    compliant: [prometheusObject({}, { fallback: { failureThreshold: 3, replicas: 6 } })],
  },
};
