import type { Int64 } from '../int64';
import type { PodRequests } from './pod-requests';
import type { ScaleSelector } from './scale-selector';

/** What one sync of the controller sees of the cluster. All times are milliseconds on one clock with any origin. */
export interface HpaInput {
  readonly nowMillis: number;
  /** The answer to reading the scale subresource of the target. */
  readonly scale: ScaleReading | FailedReading;
  /** The pods that `status.selector` of the scale matches, whoever owns them, in any phase. */
  readonly pods: readonly PodReading[];
  /** The answer of the metrics API for each entry of `spec.metrics`, in its order. */
  readonly metrics: readonly MetricReading[];
  /** Other HPAs (`namespace/name`) whose registered selector matches any of `pods`. Default: none. */
  readonly rivals?: readonly string[];
  /** The error that writing the scale gives, if the controller tries to. Default: it works. */
  readonly updateError?: string;
}

/** An answer that is an error. */
export interface FailedReading {
  readonly error: string;
}

/** The scale subresource of the target. */
export interface ScaleReading {
  /** `spec.replicas`: what is asked for. */
  readonly specReplicas: number;
  /** `status.replicas`: what there is, pods of a rollout's surge included. */
  readonly statusReplicas: number;
  /** `status.selector`, from `parseScaleSelector`. */
  readonly selector: ScaleSelector;
}

/** One pod, as the controller looks at it. */
export interface PodReading {
  readonly name: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** Whether `metadata.deletionTimestamp` is set. */
  readonly terminating: boolean;
  /** Status of the condition Ready; left out if there is no such condition. */
  readonly ready?: 'True' | 'False' | 'Unknown';
  /** `lastTransitionTime` of the condition Ready, in milliseconds. */
  readonly readyChangedAtMillis: number;
  /** `status.startTime`, in milliseconds; left out before the kubelet has seen the pod. */
  readonly startedAtMillis?: number;
  /** The requests of the pod, from `podRequests`; pods of one template best share one. */
  readonly requests: PodRequests;
}

/** What a metrics API answers to one metric. */
export type MetricReading = FailedReading | ValuesReading | SamplesReading;

/** External: the values of all series. Object: one value; none if the object was not found. In thousandths. */
export interface ValuesReading {
  readonly values: readonly Int64[];
}

/** Resource, ContainerResource and Pods: what there is for the pods. */
export interface SamplesReading {
  /** The sample of each of the pods, in their order; undefined where the answer has none. */
  readonly samples: readonly (PodSample | undefined)[];
  /** Samples of pods that the controller does not list (any more, or yet), in thousandths. Default: none. */
  readonly strangers?: readonly Int64[];
}

/** The sample of one pod. */
export interface PodSample {
  /** In thousandths (a Resource metric: the sum over the containers); null if the resource or the container is absent from what there is. */
  readonly milli: Int64 | null;
  /** When it was taken. */
  readonly atMillis: number;
  /** The length of time it is about: metrics-server's window, or 60 s for Pods metrics that do not say. */
  readonly windowMillis: number;
}
