import { hasOwnTransport, PROMETHEUS_AUTH, prometheusAuthProblems, type PrometheusAuthSpec } from './prometheus-auth';
import type { KedaTrigger, NeededObject, SignalContext } from './signal';
import { renderTriggerAuthentication } from './trigger-authentication';
import { aFlag, aLeaf, aNumber } from '../kubernetes/declared/scalars';
import { mapOf, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { checkFilledIn } from '../kubernetes/placeholder';
import { Problems, type Problem } from '../kubernetes/problem';

/** How KEDA asks a Prometheus API, apart from the query. Upstream: KEDA 2.20 prometheus_scaler.go. */
export interface PrometheusServerSpec {
  /** Address of the API, to which KEDA adds `/api/v1/query`: `http://prometheus.monitoring:9090`. */
  readonly serverAddress: Leaf;
  /** @default - no authentication */
  readonly auth?: PrometheusAuthSpec;
  /** Value of the URL parameter `namespace`, as a Thanos querier with tenancy wants it. @default - none */
  readonly namespace?: Leaf;
  /** Headers without secrets; names and values without `,` and `=`. @default - none */
  readonly customHeaders?: Readonly<Record<string, Leaf>>;
  /** Further URL parameters; names and values without `,` and `=`. @default - none */
  readonly queryParameters?: Readonly<Record<string, Leaf>>;
  /** Seconds to wait for an answer. Greater than 0. @default - the operator's, 3 s unless configured */
  readonly timeoutSeconds?: number;
  /** Whether an empty result counts as 0; otherwise it is an error, and the fallback applies. @default false (KEDA: true) */
  readonly ignoreNullValues?: boolean;
  /** Whether the certificate of the server goes unchecked; not together with `tls`. @default false */
  readonly unsafeSsl?: boolean;
  /** Region of AWS managed Prometheus. @default - none */
  readonly awsRegion?: Leaf;
}

/** The keys of `PrometheusServerSpec`. */
export const PROMETHEUS_SERVER_KEYS: KeysOf<PrometheusServerSpec> = {
  serverAddress: required(aLeaf),
  auth: PROMETHEUS_AUTH,
  namespace: aLeaf,
  customHeaders: mapOf(aLeaf),
  queryParameters: mapOf(aLeaf),
  timeoutSeconds: aNumber,
  ignoreNullValues: aFlag,
  unsafeSsl: aFlag,
  awsRegion: aLeaf,
};

/** A Prometheus trigger of KEDA. */
export interface PrometheusTriggerSpec extends PrometheusServerSpec {
  /** PromQL; the result must be one series. */
  readonly query: Leaf;
  /** How much of the number one pod should carry. Greater than 0. */
  readonly target: number;
  /** The number must exceed this for the first replica to start. @default 0 (of KEDA) */
  readonly activation?: number;
  /** Whether the number is divided by the pods, or compared as it is. @default 'AverageValue' (of KEDA) */
  readonly metricType?: 'AverageValue' | 'Value';
}

/** A trigger with the objects that it needs. */
export interface RenderedTrigger {
  readonly trigger: KedaTrigger;
  readonly objects: readonly NeededObject[];
}

/** Renders a Prometheus trigger, and the TriggerAuthentication that it needs. */
export function prometheusTrigger(spec: PrometheusTriggerSpec, context: SignalContext): RenderedTrigger {
  const { ref, objects } = renderTriggerAuthentication(spec.auth?.authentication, context);
  const modes = spec.auth?.modes ?? [];
  return {
    trigger: {
      type: 'prometheus',
      ...(spec.metricType !== undefined && { metricType: spec.metricType }),
      metadata: {
        serverAddress: withoutTrailingSlash(spec.serverAddress),
        query: spec.query,
        threshold: String(spec.target),
        ...(spec.activation !== undefined && { activationThreshold: String(spec.activation) }),
        ignoreNullValues: String(spec.ignoreNullValues ?? false),
        ...(spec.namespace !== undefined && { namespace: spec.namespace }),
        ...(spec.customHeaders !== undefined && { customHeaders: pairs(spec.customHeaders) }),
        ...(spec.queryParameters !== undefined && { queryParameters: pairs(spec.queryParameters) }),
        ...(spec.timeoutSeconds !== undefined && { timeout: duration(spec.timeoutSeconds) }),
        ...(spec.unsafeSsl !== undefined && { unsafeSsl: String(spec.unsafeSsl) }),
        ...(spec.awsRegion !== undefined && { awsRegion: spec.awsRegion }),
        ...(modes.length > 0 && { authModes: modes.join(',') }),
      },
      ...(ref !== undefined && { authenticationRef: ref }),
    },
    objects,
  };
}

const MILLI = 1000;
const SEPARATOR = /[,=]/;

/** Problems of how a Prometheus API is asked; paths relative to the options. */
export function prometheusServerProblems(spec: PrometheusServerSpec): readonly Problem[] {
  const problems = new Problems();
  problems.add(serverAddressProblems(spec.serverAddress), 'serverAddress');
  if (spec.auth !== undefined) problems.add(prometheusAuthProblems(spec.auth), 'auth');
  for (const option of ['customHeaders', 'queryParameters'] as const) {
    for (const [name, value] of Object.entries(spec[option] ?? {})) {
      const clean = !SEPARATOR.test(name) && (typeof value !== 'string' || !SEPARATOR.test(value));
      problems.check(clean, `${option}.${name}`, 'must not contain "," or "=", which KEDA cannot escape', value);
    }
  }
  problems.check(spec.timeoutSeconds === undefined || (Number.isFinite(spec.timeoutSeconds) && spec.timeoutSeconds > 0), 'timeoutSeconds',
    'must be a number greater than 0', spec.timeoutSeconds);
  problems.check(spec.unsafeSsl !== true || spec.auth === undefined || !hasOwnTransport(spec.auth), 'unsafeSsl',
    'must not be true together with certificates of one\'s own: KEDA ignores it then', spec.unsafeSsl);
  return problems.list;
}

/** Problems of the address of a Prometheus API; the path is the address itself. Text that is known only later is not looked at. */
export function serverAddressProblems(address: Leaf): readonly Problem[] {
  const problems = new Problems();
  if (typeof address !== 'string') return problems.list;
  const open = problems.check(!/\/\/[^/?#]*@/.test(address), '', 'must not hold credentials, which end up in the manifest', undefined,
    "reference a Secret with 'auth'");
  if (!open || !checkFilledIn(problems, '', address)) return problems.list;
  const url = parseHttpUrl(address);
  if (!problems.check(url !== undefined, '', 'must be an http or https URL', address) || url === undefined) return problems.list;
  problems.check(!address.includes('?') && !address.includes('#'), '', 'must not have a query or fragment: KEDA adds the path and the query', address,
    "use 'queryParameters'");
  problems.check(!/\/api\/v1\/query\/?$/.test(url.pathname), '', 'must not end with "/api/v1/query", which KEDA adds', address);
  return problems.list;
}

function parseHttpUrl(text: string): URL | undefined {
  return /^https?:\/\/[^/\s]+\S*$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** KEDA adds its path to the address as it is. */
function withoutTrailingSlash(address: Leaf): Leaf {
  return typeof address === 'string' ? address.replace(/\/+$/, '') : address;
}

/** A duration as Go reads it. */
export function duration(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}s` : `${Math.round(seconds * MILLI)}ms`;
}

/** KEDA's way to write a map: `a=1,b=2`. */
function pairs(map: Readonly<Record<string, Leaf>>): Leaf {
  return Object.entries(map).reduce<Leaf>(
    (text, [name, value], index) => (index === 0 ? interpolate`${name}=${value}` : interpolate`${text},${name}=${value}`), '');
}
