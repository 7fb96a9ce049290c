import { installsOf, type Install } from './installs';
import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { keyOf, refOf } from '../../../kubernetes/object-ref';
import { HPA, SCALED_OBJECT } from '../kinds';
import { slsMetrics } from '../sls/sls-metric';

/** Something that serves `external.metrics.k8s.io`, or that needs a certain server of it. */
export interface Claim {
  /** Such as `KEDA`. */
  readonly owner: string;
  readonly object: Manifest;
  /** How the object claims it: by installing, or by use. */
  readonly how: 'installs' | 'uses';
}

const API_SERVICE = 'v1beta1.external.metrics.k8s.io';
export const KEDA_OWNER = 'KEDA';
export const SLS_OWNER = 'ack-alibaba-cloud-metrics-adapter';

/** The charts that can own the API, and when they do. */
const CHARTS: Readonly<Record<string, { readonly owner: string; readonly serves: (install: Install) => boolean }>> = {
  'keda': { owner: KEDA_OWNER, serves: ({ values }) => asObject(values.metricsServer).enabled !== false },
  'ack-keda': { owner: KEDA_OWNER, serves: () => true },
  'prometheus-adapter': { owner: 'prometheus-adapter', serves: ({ values }) => asList(asObject(values.rules).external).length > 0 },
  'ack-alibaba-cloud-metrics-adapter': { owner: SLS_OWNER, serves: () => true },
  'datadog': {
    owner: 'Datadog', serves: ({ values }) => asObject(asObject(values.clusterAgent).metricsProvider).enabled === true,
  },
};

/** All claims on the API, those that install first; one for each owner that is only used. */
export function claimsOf(bundle: Bundle): readonly Claim[] {
  const installed = [...installsOf(bundle).flatMap(chartClaim), ...bundle.ofKind('APIService').flatMap(apiServiceClaim)];
  const users = [
    { owner: KEDA_OWNER, objects: bundle.ofKind(SCALED_OBJECT) },
    { owner: SLS_OWNER, objects: bundle.ofKind(HPA).filter((hpa) => slsMetrics(hpa).length > 0) },
  ].filter(({ owner, objects }) => objects.length > 0 && !installed.some((claim) => claim.owner === owner));
  if (installed.length + users.length < 2) return [];
  const used = users.flatMap(({ owner, objects }) => first(objects).map((object): Claim => ({ owner, object, how: 'uses' })));
  return [...sorted(installed), ...used];
}

function chartClaim(install: Install): readonly Claim[] {
  const known = Object.hasOwn(CHARTS, install.chart) ? CHARTS[install.chart] : undefined;
  return known?.serves(install) === true ? [{ owner: known.owner, object: install.object, how: 'installs' }] : [];
}

/** An APIService that is written out belongs to whatever Service it names. */
function apiServiceClaim(object: Manifest): readonly Claim[] {
  if (object.metadata.name !== API_SERVICE) return [];
  const service = String(asObject(asObject(object.spec).service).name);
  const owner = service.startsWith('keda') ? KEDA_OWNER : service.includes('alibaba') ? SLS_OWNER : `Service ${service}`;
  return [{ owner, object, how: 'installs' }];
}

/** The first one by namespace and name, whatever the order of the bundle. */
function first(objects: readonly Manifest[]): readonly Manifest[] {
  if (objects.length < 2) return objects;
  const keys = new Map(objects.map((object) => [keyOf(refOf(object)), object]));
  const least = [...keys.keys()].reduce((a, b) => (b < a ? b : a));
  return [keys.get(least) ?? objects[0]].filter((object) => object !== undefined);
}

function sorted(claims: readonly Claim[]): readonly Claim[] {
  const key = ({ owner, object }: Claim): string => `${owner} ${keyOf(refOf(object))}`;
  return [...claims].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
