import { ApiError, type KubernetesObject } from './cluster/api';
import { startCluster, type Cluster } from './cluster/cluster';
import type { DefinitionSet } from './cluster/crds';
import { relabelingRefusal } from './cluster/promtool';
import { createNamespaces, exampleObjects, hasDefinition } from './manifests';
import { allRules } from '../../src/validation/rules';
import { deployment } from '../../src/validation/rules/samples';
import { manifestsOfCdk8s } from '../parity-manifests';
import { TABLE } from '../parity-table';
import { EXAMPLES } from '../tools/golden';

const DEFINITIONS: readonly DefinitionSet[] = ['prometheusOperator', 'flux', 'argoCd', 'argoRollouts', 'gatewayApi', 'knativeOperator'];

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ name: 'acceptance', keda: true, knative: true, definitions: DEFINITIONS });
}, 600_000);
afterAll(() => cluster?.stop());

/** Where an object counts by its place: Knative reads its settings there. */
const FIXED_NAMESPACES = ['knative-serving'];

/** Applies objects in a namespace of their own, since cases use the same names. The answers: what was refused, and why. */
async function refusals(objects: readonly KubernetesObject[], own: string): Promise<readonly string[]> {
  const placed = objects.map((object) => {
    const { namespace = own } = object.metadata;
    return { ...object, metadata: { ...object.metadata, namespace: FIXED_NAMESPACES.includes(namespace) ? namespace : own } };
  });
  await createNamespaces(cluster.api, placed);
  const refused: string[] = [];
  for (const object of placed) {
    await cluster.api.apply(object, { force: true }).catch((error: Error) => refused.push(`${object.kind} ${object.metadata.name}: ${error.message}`));
  }
  return refused;
}

describe('accepted by the real API server with strict field validation, by KEDA and by Knative', () => {
  test.each(EXAMPLES)('example %s', async (example) => {
    const objects = exampleObjects(example).filter(hasDefinition);
    expect(objects.length).toBeGreaterThan(0);
    expect(await refusals(objects, `example-${example}`)).toEqual([]);
  });

  test.each(TABLE.map((row, index) => [`${row.construct}: ${row.title}`, row, index] as const))('%s', async (_, row, index) => {
    const objects = manifestsOfCdk8s(row) as readonly KubernetesObject[];
    expect(objects.length).toBeGreaterThan(0);
    expect(await refusals(objects.filter(hasDefinition), `row-${index}`)).toEqual([]);
  });

  test('the kinds without a definition are refused as unknown, so that none of them is left out by mistake', async () => {
    const emitted = [...EXAMPLES.flatMap(exampleObjects), ...TABLE.flatMap((row) => manifestsOfCdk8s(row) as readonly KubernetesObject[])];
    for (const object of emitted.filter((candidate) => !hasDefinition(candidate))) {
      await expect(cluster.api.apply(object)).rejects.toThrow(/could not find the requested resource|page not found|no kind/);
    }
  });
});

/** The rules that are ports of admission code. Their samples must be refused by the real programs as by ours. */
const ADMISSION = allRules().filter(({ givesWay, samples }) => givesWay === true && samples !== undefined);
/** Rules of what the Prometheus operator refuses, which does not run here: the API server stores both samples, and Prometheus refuses what is in them. */
const OF_PROMETHEUS_OPERATOR = ['ADMIT043', 'ADMIT045'];
/** Kinds that KEDA's operator judges after they have been stored: it writes the condition Ready. */
const JUDGED_LATER = ['ScaledObject', 'ScaledJob'];

/** What KEDA's operator has against an object that was stored; undefined if nothing. */
async function operatorRefusal({ apiVersion, kind, metadata: { name } }: KubernetesObject, namespace: string): Promise<string | undefined> {
  let ready: Condition | undefined;
  await cluster.api.waitFor(`KEDA's verdict on ${kind} ${namespace}/${name}`, async (api) => {
    const live = await api.get(apiVersion, kind, name, namespace);
    ready = (live.status?.conditions as readonly Condition[] | undefined)?.find(({ type, status }) => type === 'Ready' && status !== 'Unknown');
    return ready && live;
  });
  return ready?.status === 'False' ? `${kind} ${name}: ${ready.message}` : undefined;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message: string;
}

describe('what the validator says of admission, the real programs say too', () => {
  test('there are such rules', () => {
    expect(ADMISSION.length).toBeGreaterThan(0);
  });

  test.each(ADMISSION.map((rule) => [rule.id, rule] as const))('%s: the noncompliant sample is refused, the compliant one accepted', async (id, { samples }) => {
    const apply = async (side: 'noncompliant' | 'compliant') => {
      const objects = (samples?.[side] ?? []) as unknown as readonly KubernetesObject[];
      const context = objects.some(({ kind }) => kind === 'Deployment') ? [] : [deployment() as unknown as KubernetesObject];
      const namespace = `rule-${id.toLowerCase()}-${side}`;
      const later = objects.filter(({ kind }) => JUDGED_LATER.includes(kind));
      const judgeLater = () => Promise.all(later.map((object) => operatorRefusal(object, namespace)));
      return { refused: await refusals([...context, ...objects], namespace), judgeLater };
    };
    const bad = await apply('noncompliant');
    const good = await apply('compliant');
    expect(good.refused).toEqual([]);
    if (OF_PROMETHEUS_OPERATOR.includes(id)) {
      expect(bad.refused).toEqual([]);
      const byPrometheus = (side: 'noncompliant' | 'compliant') => (samples?.[side] ?? []).map((object) => (
        relabelingRefusal(cluster.folder, object as unknown as KubernetesObject)));
      expect(byPrometheus('noncompliant')).toEqual([expect.stringMatching(/relabel configuration for replace action requires 'target_label'|error parsing regexp/)]);
      return expect(byPrometheus('compliant')).toEqual([undefined]);
    }
    if (bad.refused.length > 0) return expect(bad.refused).toHaveLength(1);
    // The servers store it: then it is KEDA's operator that refuses, the one and not the other.
    expect((await bad.judgeLater()).filter((message) => message !== undefined)).toHaveLength(1);
    expect((await good.judgeLater()).filter((message) => message !== undefined)).toEqual([]);
  });

  test('a field that no kind has is refused', async () => {
    await expect(cluster.api.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, dta: {} })).rejects.toThrow(ApiError);
  });
});
