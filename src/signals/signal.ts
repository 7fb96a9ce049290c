import type { Precondition } from './precondition';
import { aLeaf, oneOf } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Draft } from '../kubernetes/manifest';
import type { Leaf } from '../kubernetes/opaque';
import type { Problem, Warning } from '../kubernetes/problem';

/** What the number of a signal counts. */
export type SignalUnit =
  | 'requests/s'
  | 'queued requests'
  | 'sessions'
  | 'milliseconds'
  | 'bytes/s'
  | 'messages'
  | 'messages/s'
  | 'items'
  | 'ratio'
  | 'seconds';

/** The port of a Service, as the names of other objects are derived from it. */
export interface NamedPort {
  readonly name: string;
  readonly number: number;
}

/** What a signal may know of the workload that it scales: the facts from which it derives names and selectors. */
export interface SignalContext {
  /** Name of the declaration; the objects that a signal adds are named after it. */
  readonly name: string;
  readonly namespace: string;
  /** Labels that select the pods, and that the Service carries. */
  readonly selectorLabels: Readonly<Record<string, string>>;
  /** The Service in front of the pods; a backlog consumer has none. */
  readonly service?: { readonly name: string; readonly port: NamedPort };
  /** The container port that the Service targets. */
  readonly containerPort?: NamedPort;
  /** Labels for every object. */
  readonly labels: Readonly<Record<string, Leaf>>;
  /** Annotations for every object. @default - none */
  readonly annotations?: Readonly<Record<string, Leaf>>;
  /** Names given by the caller to single objects, by object id. */
  readonly names: Readonly<Record<string, string>>;
}

/** One entry of `spec.metrics` of an `autoscaling/v2` HorizontalPodAutoscaler. */
export type HpaMetric = Readonly<Record<string, unknown>> & { readonly type: string };

/** The TriggerAuthentication (of the same namespace) or ClusterTriggerAuthentication that a trigger uses. */
export interface AuthenticationRef {
  readonly name: Leaf;
  /** @default 'TriggerAuthentication' */
  readonly kind?: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
}

/** The keys of `AuthenticationRef`. */
export const AUTHENTICATION_REF_KEYS: KeysOf<AuthenticationRef> = {
  name: required(aLeaf), kind: oneOf('TriggerAuthentication', 'ClusterTriggerAuthentication'),
};

/** One entry of `spec.triggers` of a ScaledObject or ScaledJob. */
export interface KedaTrigger {
  readonly type: string;
  readonly name?: string;
  readonly metricType?: 'AverageValue' | 'Value' | 'Utilization';
  readonly metadata: Readonly<Record<string, Leaf>>;
  readonly authenticationRef?: AuthenticationRef;
  readonly useCachedMetrics?: boolean;
}

/** A rule for prometheus-adapter: how one series becomes a metric of `custom.metrics.k8s.io`. */
export interface AdapterRule {
  readonly seriesQuery: string;
  readonly seriesFilters: readonly Readonly<Record<string, string>>[];
  readonly resources: { readonly overrides: Readonly<Record<string, { readonly resource: string }>> };
  readonly name: { readonly matches: string; readonly as: string };
  readonly metricsQuery: string;
}

/** An external rule for prometheus-adapter: one query becomes one metric of `external.metrics.k8s.io`, the same in every namespace. */
export interface ExternalAdapterRule {
  /** Series whose existence makes the adapter serve the metric. */
  readonly seriesQuery: string;
  readonly resources: { readonly namespaced: false };
  readonly name: { readonly matches: string; readonly as: string };
  readonly metricsQuery: string;
}

/** An object that must exist for a signal, with its id within the declaration. */
export interface NeededObject {
  readonly id: string;
  readonly draft: Draft;
}

/** What must exist so that the number of a signal reaches the scaler. */
export interface SignalNeeds {
  /** Objects to emit: monitors, trigger authentications. */
  readonly objects?: readonly NeededObject[];
  /** Annotations for the Service. */
  readonly serviceAnnotations?: Readonly<Record<string, Leaf>>;
  /** Rules for the prometheus-adapter of the cluster. */
  readonly adapterRules?: readonly AdapterRule[];
  /** External rules for the prometheus-adapter of the cluster. */
  readonly externalAdapterRules?: readonly ExternalAdapterRule[];
  /** A port besides that of the requests, for the container of an own Deployment and for the Service. */
  readonly metricsPort?: NamedPort;
  /** Facts about the world that cannot be declared. */
  readonly preconditions?: readonly Precondition[];
}

/** What a scaler asks of a trigger besides the target. */
export interface TriggerOptions {
  /** The signal must exceed this for the first replica to start. From 0. @default - of the trigger's type, mostly 0 */
  readonly activation?: number;
}

/** Which scaler reads the signal. */
export type ScalerKind = 'hpa' | 'keda';

/**
 * A number that measures demand. One source a file: what it is called, its unit and lag, what must exist for it,
 * and how each scaler reads it. Pure data and functions; the target is how much of the signal one pod should carry.
 */
export interface Signal {
  /** Name of the factory that made it, such as `mseGateway`. */
  readonly source: string;
  readonly unit: SignalUnit;
  /** Seconds from a request to the number that shows it, without the scaler's own period. */
  readonly lagSeconds: number;
  /** The lowest minimum at which the signal can still ask for the first pod: 0 if it lives without pods, else 1. */
  readonly lowestMinReplicas: 0 | 1;
  /** What to do where that is 1 and a minimum of 0 is wanted. */
  readonly wakeFix?: string;
  /** Problems of the signal's own options; paths are relative to the signal. */
  readonly problems: readonly Problem[];
  /** What works, though worse than it could, such as a window that holds too few samples; paths as of `problems`. @default - nothing */
  readonly warnings?: readonly Warning[];
  /** The external metrics API server that must serve it when an HPA reads it; undefined if an HPA cannot. */
  readonly hpaMetric?: (context: SignalContext, target: number) => HpaMetric;
  /** The trigger with which KEDA reads it; undefined if KEDA cannot. */
  readonly kedaTrigger?: (context: SignalContext, target: number, options?: TriggerOptions) => KedaTrigger;
  /** Problems that show only in the context, such as a route that is too long for a label. */
  readonly check?: (context: SignalContext, scaler: ScalerKind) => readonly Problem[];
  readonly needs?: (context: SignalContext, scaler: ScalerKind) => SignalNeeds;
}
