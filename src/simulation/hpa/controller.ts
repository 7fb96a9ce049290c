/** The flags of the kube-controller-manager that the HorizontalPodAutoscaler controller reads. Managed clusters rarely let users change them. */
export interface HpaController {
  /** `--horizontal-pod-autoscaler-sync-period`, in seconds. Default: 15. For whoever calls the steps. */
  readonly syncPeriodSeconds: number;
  /** `--horizontal-pod-autoscaler-downscale-stabilization`, in seconds: the down window where the HPA sets none. Default: 300. */
  readonly downscaleStabilizationSeconds: number;
  /** `--horizontal-pod-autoscaler-tolerance`: how far from 1 a ratio may be without a change. Default: 0.1. */
  readonly tolerance: number;
  /** `--horizontal-pod-autoscaler-cpu-initialization-period`, in seconds. Default: 300. */
  readonly cpuInitializationPeriodSeconds: number;
  /** `--horizontal-pod-autoscaler-initial-readiness-delay`, in seconds. Default: 30. */
  readonly initialReadinessDelaySeconds: number;
}

/** The flags as upstream sets them. */
export const DEFAULT_HPA_CONTROLLER: HpaController = {
  syncPeriodSeconds: 15,
  downscaleStabilizationSeconds: 300,
  tolerance: 0.1,
  cpuInitializationPeriodSeconds: 300,
  initialReadinessDelaySeconds: 30,
};
