import { Chart, Duration, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import * as cdk8sLibrary from '../src';
import * as pulumiLibrary from '../src/pulumi';
import { recordRegistrations, registrationsOf } from './pulumi/recorded';

/** What a row of the table may use: the names that both libraries share. */
type Library = typeof pulumiLibrary;
/** `{ window: Duration }` for cdk8s, `{ windowSeconds }` for Pulumi. */
type Seconds = (key: string, seconds: number) => object;

interface Row {
  readonly construct: 'QpsAutoscaledService' | 'KnativeService';
  readonly title: string;
  readonly args: (library: Library, seconds: Seconds) => object;
}

const project = 'aliyun-product-data-1234567890123456-cn-hangzhou';

const TABLE: readonly Row[] = [
  {
    construct: 'QpsAutoscaledService',
    title: 'MSE gateway, HPA with behavior',
    args: ({ QpsSignal, Precondition }, seconds) => ({
      image: 'httpbin', containerPort: 80, servicePort: 8080, targetQpsPerPod: 10, minReplicas: 2, maxReplicas: 10,
      signal: QpsSignal.mseGateway({ project, nginxCompatibleLogs: Precondition.confirmed('OPS-42'), ...seconds('interval', 30) }),
      pod: { container: { requests: { cpu: '100m' } }, ...seconds('terminationGracePeriod', 60) },
      metadata: { names: { Autoscaler: 'web-hpa' }, labels: { team: 'a' } },
      overrides: { Service: { spec: { type: 'NodePort' } } },
    }),
  },
  {
    construct: 'KnativeService',
    title: 'concurrency with every setting',
    args: ({ KnativeScaling, Traffic }, seconds) => ({
      image: 'go', minScale: 1, maxScale: 3, initialScale: 2, containerConcurrency: 20, ...seconds('timeout', 60),
      scaling: KnativeScaling.concurrency({ target: 10, utilization: 80, ...seconds('window', 90), ...seconds('scaleDownDelay', 30) }),
      traffic: [Traffic.latest(90), Traffic.revision('go-00001', 10, 'old')],
    }),
  },
];

const durations: Seconds = (key, seconds) => ({ [key]: Duration.seconds(seconds) });
const numbers: Seconds = (key, seconds) => ({ [`${key}Seconds`]: seconds });

function manifestsOfCdk8s({ construct, args }: Row): readonly object[] {
  const chart = new Chart(Testing.app(), 'c');
  const Class = cdk8sLibrary[construct] as new (scope: Construct, id: string, props: object) => unknown;
  new Class(chart, 'Web', args(cdk8sLibrary as unknown as Library, durations));
  return Testing.synth(chart) as object[];
}

async function manifestsOfPulumi({ construct, args }: Row): Promise<readonly object[]> {
  const Class = pulumiLibrary[construct] as new (name: string, args: object) => unknown;
  const recorded = await registrationsOf(() => new Class('web', args(pulumiLibrary, numbers)));
  return recorded.filter(({ type }) => type.startsWith('kubernetes:')).map(({ inputs }) => inputs);
}

const byKind = (left: object, right: object): number => JSON.stringify([left]).localeCompare(JSON.stringify([right]));
const plain = (manifests: readonly object[]): readonly object[] =>
  (JSON.parse(JSON.stringify(manifests)) as { kind: string }[]).map((manifest) => sorted(manifest) as object).sort(byKind);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]));
}

beforeAll(recordRegistrations);

describe('cdk8s and Pulumi give equal manifests', () => {
  test.each(TABLE.map((row) => [`${row.construct}: ${row.title}`, row] as const))('%s', async (_, row) => {
    const expected = plain(manifestsOfCdk8s(row));
    expect(expected.length).toBeGreaterThan(0);
    expect(plain(await manifestsOfPulumi(row))).toEqual(expected);
  });
});
