import type { JsonObject } from '../../src/kubernetes/json';
import type { FormattedMetricStatus } from '../../src/simulation/hpa/metric-status';
import type { HpaGates } from '../../src/simulation/hpa/rules';

/** One line of a file in vectors/hpa: an HPA, a model of its target, and what the real controller did. Its README explains the fields. */
export interface HpaRow {
  readonly name: string;
  readonly gates?: HpaGates;
  readonly controller: {
    readonly syncPeriodSeconds: number;
    readonly downscaleStabilizationSeconds: number;
    readonly tolerance: number;
    readonly cpuInitializationPeriodSeconds: number;
    readonly initialReadinessDelaySeconds: number;
    readonly syncLatencyMillis: number;
  };
  readonly hpa: { readonly metadata: { readonly name: string; readonly namespace: string }; readonly spec: JsonObject };
  readonly spec: JsonObject;
  readonly target: HpaTarget;
  readonly signals: readonly (readonly Signal[])[];
  readonly edits?: readonly HpaEdit[];
  readonly rival?: { readonly fromSeconds: number; readonly toSeconds: number };
  readonly durationSeconds: number;
  readonly ticks: readonly HpaTick[];
}

export interface HpaTarget {
  readonly initialReplicas: number;
  readonly selector: string;
  readonly containers: readonly { readonly name: string; readonly cpu?: string; readonly memory?: string }[];
  readonly podStartDelaySeconds: number;
  readonly podReadyDelaySeconds: number;
  readonly podSampleDelaySeconds: number;
  readonly podTerminationSeconds: number;
  readonly initialPodAgeSeconds: number;
  readonly sampleAgeSeconds: number;
  readonly sampleWindowSeconds: number;
  readonly podOverrides?: readonly (Span & { readonly pod: number; readonly what: 'notReady' | 'noSample' | 'failed' | 'terminating' })[];
  readonly extraPods?: readonly ExtraPod[];
  readonly statusReplicas?: readonly (Span & { readonly replicas: number })[];
}

export interface Span {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

export interface ExtraPod extends Span {
  readonly name: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly ready: boolean;
  readonly terminating?: boolean;
  readonly noRequests?: boolean;
  readonly counted?: boolean;
  readonly sample: SignalValue | null;
}

/** Thousandths, or a quantity. */
export type SignalValue = number | string;

export type Signal = SignalValue | readonly (SignalValue | null)[] | { readonly split: SignalValue; readonly cap?: SignalValue };

export interface HpaEdit {
  readonly atSeconds: number;
  readonly replicas?: number;
  readonly specPatch?: JsonObject;
  readonly selector?: string;
  readonly failGet?: boolean;
  readonly failUpdate?: boolean;
  readonly restart?: boolean;
}

export interface HpaTick {
  readonly t: number;
  readonly spec: number;
  readonly status: number;
  readonly ready: number;
  readonly current: number;
  readonly desired: number;
  readonly after: number;
  readonly cond: readonly (readonly [string, string, string])[];
  readonly metrics?: readonly (FormattedMetricStatus | null)[];
  readonly events?: readonly (readonly [string, string, string])[];
}
