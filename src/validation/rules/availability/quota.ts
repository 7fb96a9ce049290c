import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { quantityOf, type Quantity } from '../../../kubernetes/quantity';
import { runningContainers } from '../hpa/pod-resources';

/** One number of a ResourceQuota that pods are counted against. */
export interface QuotaLine {
  readonly quota: Manifest;
  /** As the quota calls it: `requests.cpu`, `limits.memory`, `pods`. */
  readonly name: string;
  readonly hard: Quantity;
  /** What it counts of a container: `requests` or `limits` of a resource; undefined for whole pods. */
  readonly counts: { readonly of: 'requests' | 'limits'; readonly resource: string } | undefined;
}

const COUNTS: Readonly<Record<string, QuotaLine['counts']>> = {
  'cpu': { of: 'requests', resource: 'cpu' },
  'memory': { of: 'requests', resource: 'memory' },
  'requests.cpu': { of: 'requests', resource: 'cpu' },
  'requests.memory': { of: 'requests', resource: 'memory' },
  'limits.cpu': { of: 'limits', resource: 'cpu' },
  'limits.memory': { of: 'limits', resource: 'memory' },
  'pods': undefined,
  'count/pods': undefined,
};

/** The numbers that bind all pods of a namespace; quotas with scopes bind only some of them and are left out. */
export function quotaLines(namespace: string, bundle: Bundle): readonly QuotaLine[] {
  return bundle.ofKind('ResourceQuota', namespace).flatMap((quota) => {
    const { hard, scopes, scopeSelector } = asObject(quota.spec);
    if (scopes !== undefined || scopeSelector !== undefined) return [];
    return Object.entries(asObject(hard)).flatMap(([name, json]) => {
      const amount = quantityOf(json);
      return amount === undefined || !Object.hasOwn(COUNTS, name) ? [] : [{ quota, name, hard: amount, counts: COUNTS[name] }];
    });
  });
}

/** What one pod counts against a line, in thousandths; undefined where it does not say. */
export function podCount({ counts }: QuotaLine, template: JsonObject): number | undefined {
  if (counts === undefined) return 1000;
  const amounts = runningContainers(template).map((container) => amountOf(container, counts));
  return amounts.length === 0 || amounts.includes(undefined) ? undefined : amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

/** What a container says of a resource, in thousandths; the API server takes the limit where there is no request. */
function amountOf({ resources }: JsonObject, { of, resource }: NonNullable<QuotaLine['counts']>): number | undefined {
  const { requests, limits } = asObject(resources);
  const own = of === 'limits' ? asObject(limits)[resource] : asObject(requests)[resource] ?? asObject(limits)[resource];
  const milli = quantityOf(own)?.milli();
  return milli === undefined ? undefined : Number(milli);
}

/** The containers that say nothing of a resource that a line asks every container for. */
export function silentContainers({ counts }: QuotaLine, template: JsonObject): readonly JsonObject[] {
  return counts === undefined ? [] : runningContainers(template).filter((container) => amountOf(container, counts) === undefined);
}

/** Whether a LimitRange of the namespace fills in what a line counts. */
export function isFilledIn({ counts }: QuotaLine, object: Manifest, bundle: Bundle): boolean {
  return counts !== undefined && bundle.ofKind('LimitRange', namespaceOf(object)).some(({ spec }) => (asObject(spec).limits as readonly unknown[] | undefined ?? [])
    .map(asObject).some(({ type, default: limit, defaultRequest }) => type === 'Container'
      && (asObject(limit)[counts.resource] ?? (counts.of === 'requests' ? asObject(defaultRequest)[counts.resource] : undefined)) !== undefined));
}
