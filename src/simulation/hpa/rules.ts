import { sentence } from '../../kubernetes/problem';

/** Feature gates of the controller manager that change what the controller decides. */
export interface HpaGates {
  /** Scaling to and from zero. Default: on from 1.37. */
  readonly HPAScaleToZero?: boolean;
  /** `behavior.scaleUp.tolerance` and `behavior.scaleDown.tolerance`. Default: on from 1.35, unknown before 1.33. */
  readonly HPAConfigurableTolerance?: boolean;
}

/**
 * What the HorizontalPodAutoscaler controller of one Kubernetes version does differently from that of others.
 * Read off `pkg/controller/podautoscaler` of the last patch releases of 1.20 to 1.37. Texts are those of 1.36 throughout.
 */
export interface HpaRules {
  /** A failing metric keeps the others from scaling down. From 1.21. */
  readonly failureHoldsReplicas: boolean;
  /** With `behavior`, both windows hold the current count; before 1.21 only the window of the wanted direction was looked at. */
  readonly stabilizesBothWays: boolean;
  /** Filling in pods without samples cannot turn a plain per-pod average the other way. From 1.21. */
  readonly guardsAverages: boolean;
  /** Pods that two HPAs select stop both. From 1.26. */
  readonly refusesSharedPods: boolean;
  /** Scaling policies also count the changes in the other direction. From 1.26. */
  readonly countsBothDirections: boolean;
  /** Pods without samples count as the target where that is above 100 % of the request. From 1.26. */
  readonly fillsUpToTarget: boolean;
  /** At exactly the target, pods without samples are left out of an average; before 1.28 they counted as idle. */
  readonly leavesAveragesAtTarget: boolean;
  /** A failed sync stores the metrics that it read; before 1.29 `status.currentMetrics` kept the old ones. */
  readonly storesFailedMetrics: boolean;
  /** Requests of init containers that restart always (sidecars) are added. From 1.29. */
  readonly addsSidecars: boolean;
  /** `1 - down <= ratio <= 1 + up`; before 1.33 `abs(1 - ratio) <= tolerance`, where 110/100 is outside of 0.1. */
  readonly comparesBounds: boolean;
  /** A pod whose metrics lack the container has no sample; before 1.33 it failed the metric. */
  readonly allowsAbsentContainer: boolean;
  /** Sums and results beyond 64 and 32 bits are capped for External average values. From 1.34. */
  readonly capsExternalAverages: boolean;
  /** Requests of the pod itself (`spec.resources`) replace those of its containers. From 1.34. */
  readonly readsPodRequests: boolean;
  /** Memory in the status is written as `100Mi`; before 1.34 as `104857600`. */
  readonly writesMemoryInBinary: boolean;
  /** Sums and results beyond 64 and 32 bits are capped for Value targets. From 1.35. */
  readonly capsValues: boolean;
  /** A pod without the container that a metric names fails the metric; before 1.35 its request was 0. */
  readonly requiresContainer: boolean;
  /** Replicas 0 mean "paused" unless the condition ScaledToZero says otherwise; before 1.36 only if `minReplicas` is not 0. */
  readonly remembersZero: boolean;
  /** A new HPA and a changed spec are looked at at once instead of after one period. From 1.37. For whoever calls the steps. */
  readonly syncsAtOnce: boolean;
  /** Gate HPAScaleToZero. */
  readonly scalesToZero: boolean;
  /** Gate HPAConfigurableTolerance. */
  readonly readsTolerance: boolean;
}

const VERSION = /^v?1\.(\d+)(?:\.\d+.*)?$/;

/**
 * The rules of a Kubernetes version, such as `1.34` or `v1.34.2`. Default: `1.36`.
 * Versions before 1.20 are taken for 1.20, versions after 1.37 for 1.37.
 */
export function hpaRules(version = '1.36', gates: HpaGates = {}): HpaRules {
  const match = VERSION.exec(version);
  if (match === null) throw new RangeError(sentence({ path: 'version', rule: 'must be a Kubernetes version such as 1.36', got: version }));
  const minor = Number(match[1]);
  return {
    failureHoldsReplicas: minor >= 21,
    stabilizesBothWays: minor >= 21,
    guardsAverages: minor >= 21,
    refusesSharedPods: minor >= 26,
    countsBothDirections: minor >= 26,
    fillsUpToTarget: minor >= 26,
    leavesAveragesAtTarget: minor >= 28,
    storesFailedMetrics: minor >= 29,
    addsSidecars: minor >= 29,
    comparesBounds: minor >= 33,
    allowsAbsentContainer: minor >= 33,
    capsExternalAverages: minor >= 34,
    readsPodRequests: minor >= 34,
    writesMemoryInBinary: minor >= 34,
    capsValues: minor >= 35,
    requiresContainer: minor >= 35,
    remembersZero: minor >= 36,
    syncsAtOnce: minor >= 37,
    scalesToZero: gates.HPAScaleToZero ?? minor >= 37,
    readsTolerance: minor >= 33 && (gates.HPAConfigurableTolerance ?? minor >= 35),
  };
}
