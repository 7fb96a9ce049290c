import type { Pod } from '../world/pods';
import type { World } from '../world/world';

/** A series that a simulation can show: what it says of the service as a whole, or of each pod. */
export type ModelledSeries = {
  readonly unit: string;
  readonly counter: 'counter' | 'gauge';
} & ({ readonly total: (world: World, usage: Usage) => number } | { readonly ofPod: (world: World, pod: Pod, usage: Usage) => number });

/** What pods use beside time, where it is known. */
export interface Usage {
  /** Requests per second that each pod counts without any load, such as those of its probes. */
  readonly idleRatePerPod: number;
  /** Cores of a pod without load, and seconds of a core for each request or message; undefined if not given. */
  readonly cpu: { readonly idle: number; readonly each: number } | undefined;
  /** Bytes of a pod without load, and for each request or message in work; undefined if not given. */
  readonly memory: { readonly idle: number; readonly each: number } | undefined;
}

/** The names under which options and queries can ask for what is modelled. */
export type SeriesName = keyof typeof MODELLED_SERIES;

function seconds(world: World, pod: Pod): number {
  return Math.max(0, world.second - Math.max(0, pod.readyAt));
}

function served(world: World, pod: Pod): number {
  return pod.ready ? world.share - pod.shareAtReady : 0;
}

function inWork(world: World, pod: Pod): number {
  return pod.ready && world.pods.ready > 0 ? world.work.inService / world.pods.ready : 0;
}

/** Whole requests or messages: there are no halves of them, whatever flows in the simulation. */
function whole(amount: number): number {
  return Math.floor(amount + ROUNDING);
}

const ROUNDING = 1e-6;

/** What can be shown, by its name. */
export const MODELLED_SERIES = {
  /** Requests that a gateway has answered, with or without success. */
  gateway_requests_total: { unit: 'requests', counter: 'counter', total: ({ work }) => work.served + work.lost },
  /** Requests that each pod has answered. */
  requests_total: { unit: 'requests', counter: 'counter', ofPod: (world, pod, { idleRatePerPod }) => served(world, pod) + idleRatePerPod * seconds(world, pod) },
  /** Requests that wait in front of the pods. */
  requests_waiting: { unit: 'requests', counter: 'gauge', total: ({ work }) => whole(work.queued) },
  /** Requests that wait or are in work. */
  requests_in_system: { unit: 'requests', counter: 'gauge', total: ({ work }) => whole(work.queued + work.inService) },
  /** Requests that each pod works on. */
  requests_in_flight: { unit: 'requests', counter: 'gauge', ofPod: inWork },
  /** Messages that have not been acknowledged. */
  messages_waiting: { unit: 'messages', counter: 'gauge', total: ({ work }) => whole(work.waiting) },
  /** Those of them that no pod works on. */
  messages_ready: { unit: 'messages', counter: 'gauge', total: ({ work }) => whole(work.queued) },
  /** Those of them that pods work on. */
  messages_in_flight: { unit: 'messages', counter: 'gauge', total: ({ work }) => whole(work.inService) },
  /** Messages that have come in. */
  messages_published_total: { unit: 'messages', counter: 'counter', total: ({ work }) => work.arrived },
  /** Messages that have been acknowledged. */
  messages_delivered_total: { unit: 'messages', counter: 'counter', total: ({ work }) => work.served },
  /** Seconds of cores that each pod has used. */
  cpu_seconds_total: {
    unit: 'cores', counter: 'counter', ofPod: (world, pod, { cpu }) => (cpu?.idle ?? 0) * seconds(world, pod) + (cpu?.each ?? 0) * served(world, pod),
  },
  /** Bytes that each pod uses. */
  memory_bytes: { unit: 'bytes', counter: 'gauge', ofPod: (world, pod, { memory }) => (memory?.idle ?? 0) + (memory?.each ?? 0) * inWork(world, pod) },
} as const satisfies Readonly<Record<string, ModelledSeries>>;

/** Metrics of widely used exporters and what they show. The first pattern that matches counts. */
const KNOWN_METRICS: readonly (readonly [pattern: RegExp, series: SeriesName])[] = [
  [/^haproxy_(backend|server)_current_queue$/, 'requests_waiting'],
  [/^haproxy_(backend|frontend|server)_current_sessions$/, 'requests_in_system'],
  [/^haproxy_(backend|frontend|server)_(http_requests|http_responses|sessions)_total$/, 'gateway_requests_total'],
  [/^(istio_requests_total|envoy_cluster_upstream_rq(_total|_completed)?|envoy_http_downstream_rq_total)$/, 'gateway_requests_total'],
  [/^(nginx_ingress_controller_requests|nginx_http_requests_total|traefik_(service|router|entrypoint)_requests_total)$/, 'gateway_requests_total'],
  [/^(envoy_cluster_upstream_rq_active|envoy_http_downstream_rq_active)$/, 'requests_in_system'],
  [/^envoy_cluster_upstream_rq_pending_active$/, 'requests_waiting'],
  [/^http_(server_)?requests?(_received)?_total$|^http_server_requests_seconds_count$|^http_(server_)?request_duration_seconds_count$/, 'requests_total'],
  [/^http_(server_)?(requests|active_requests)_in_?(flight|progress)$|^http_server_active_requests$/, 'requests_in_flight'],
  [/^rocketmq_consumer_ready_messages$|^rabbitmq_queue_messages_ready$|^rabbitmq_detailed_queue_messages_ready$/, 'messages_ready'],
  [/^rocketmq_consumer_inflight_messages$|^rabbitmq(_detailed)?_queue_messages_unacked$|^rabbitmq_queue_messages_unacknowledged$/, 'messages_in_flight'],
  [/^rabbitmq(_detailed)?_queue_messages$|^rocketmq_(consumer_lag_messages|group_diff|message_accumulation)$/, 'messages_waiting'],
  [/^kafka_consumergroup(_group)?_lag(_sum)?$|^kafka_consumergroup_lag$|^redis_(list_length|key_size|stream_length)$|^nats_(consumer|jetstream_consumer)_num_pending$/, 'messages_waiting'],
  [/^(aws_)?sqs_approximate_number_of_messages_visible(_average|_sum)?$/, 'messages_waiting'],
  [/^container_cpu_usage_seconds_total$|^process_cpu_seconds_total$/, 'cpu_seconds_total'],
  [/^container_memory_working_set_bytes$|^process_resident_memory_bytes$/, 'memory_bytes'],
];

/** What a metric of this name shows; undefined if that is not known. */
export function knownSeries(metric: string): SeriesName | undefined {
  return isSeriesName(metric) ? metric : KNOWN_METRICS.find(([pattern]) => pattern.test(metric))?.[1];
}

/** Whether a text is the name of a modelled series. */
export function isSeriesName(name: string): name is SeriesName {
  return Object.hasOwn(MODELLED_SERIES, name);
}
