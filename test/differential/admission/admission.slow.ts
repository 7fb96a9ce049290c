import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreFields } from './core-fields';
import { draw, type Seed } from './draw';
import { kedaFields } from './keda-fields';
import { monitorFields } from './monitor-fields';
import { buildMonitorsOracle, buildOracle, hasGo, type Oracle } from './oracles';
import { asList, asObject, type Json, type JsonObject } from '../../../src/kubernetes/json';
import { suite as core } from '../../conformance/admission-core';
import { suite as keda, type KedaRow } from '../../conformance/admission-keda';
import { suite as knative } from '../../conformance/admission-knative';
import { suite as monitors } from '../../conformance/admission-monitors';
import type { Suite } from '../../conformance/suite';
import { vectorFile, vectorRows } from '../../vectors';

const SEED = 20_261_128;
const CONTEXTS = 'keda-contexts.json';

/** What the oracle of KEDA says; the HPA that KEDA would make is left to the API server. */
type KedaVerdict = KedaRow['verdict'] & { hpa?: Json; usable: boolean; layers: Record<string, { ok: boolean; triggers?: readonly unknown[]; errors?: unknown }>; layer?: string };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scalewright-admission-'));
  writeFileSync(join(folder, CONTEXTS), readFileSync(vectorFile(`admission/${CONTEXTS}`)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compares the port with the verdicts on documents; what differs is a failure that shows both. */
function expectAgreement(suite: Suite, name: string, rows: readonly object[], verdicts: readonly object[]): void {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, `${rows.map((row, index) => JSON.stringify({ ...row, verdict: verdicts[index] })).join('\n')}\n`);
  const { passed, failures } = suite(path);
  expect(failures).toEqual([]);
  expect(passed).toBe(rows.length);
}

const compared = hasGo() ? describe : describe.skip;
if (!hasGo()) process.stderr.write('Go is not there: the admission ports are not compared with the upstream code\n');

compared('on documents drawn at random, the verdict, the first path and the unknown fields are those of', () => {
  let kubernetes: Oracle;
  beforeAll(() => { kubernetes = buildOracle('kubernetes'); });

  test.each([
    ['HorizontalPodAutoscaler', 4000], ['Deployment', 3000], ['Service', 3000], ['PodDisruptionBudget', 1000], ['Ingress', 2000],
  ])('the API server: %s', (kind, count) => {
    const rows = draw(vectorRows<Seed>('admission/core.jsonl').filter(({ object }) => object.kind === kind), SEED, count, coreFields);
    expectAgreement(core, `core-${kind}`, rows, kubernetes.judge(rows));
  });

  test("the API server, KEDA's webhook and KEDA's operator", () => {
    const oracle = buildOracle('keda', {
      argsOf: (moduleFolder) => [join(moduleFolder('github.com/kedacore/keda/v2'), 'config', 'crd', 'bases'), join(folder, CONTEXTS)],
    });
    // The oracle builds scalers, but does not ask the controller of ScaledJobs, which refuses a metric type.
    const rows = draw(vectorRows<KedaRow & Seed>('admission/keda.jsonl'), SEED, 3000, kedaFields).filter(({ object }) => !hasMetricType(object));
    const verdicts = oracle.judge<KedaVerdict>(rows);
    judgeHpas(verdicts, kubernetes);
    expectAgreement(keda, 'keda', rows, verdicts);
  });

  test.each([['knative', 4000], ['config-autoscaler', 2000]])('the API server and Knative: %s', (name, count) => {
    const oracle = buildOracle('knative', {
      argsOf: (moduleFolder) => [join(moduleFolder('knative.dev/serving'), 'config', 'core', '300-resources', 'service.yaml')],
    });
    const rows = draw(vectorRows<Seed>(`admission/${name}.jsonl`), SEED, count);
    expectAgreement(knative, name, rows, oracle.judge(rows));
  });

  test('the API server and prometheus-operator', () => {
    const oracle = buildMonitorsOracle();
    const recorded = vectorRows<Seed>('admission/monitors.jsonl');
    expect(recorded.map(({ verdict }) => verdict)).toEqual(oracle.judge(recorded));
    const rows = draw(recorded, SEED, 4000, monitorFields);
    expectAgreement(monitors, 'monitors', rows, oracle.judge(rows));
  });
});

function hasMetricType({ kind, spec }: JsonObject): boolean {
  return kind === 'ScaledJob' && asList(asObject(spec).triggers).some((trigger) => asObject(trigger).metricType !== undefined);
}

/** Asks the API server about the HPAs that KEDA would make, and completes the verdicts. */
function judgeHpas(verdicts: readonly KedaVerdict[], kubernetes: Oracle): void {
  const made = verdicts.filter(({ hpa }) => hpa !== undefined);
  const judged = kubernetes.judge<{ admitted: boolean; errors?: Json }>(made.map(({ hpa }) => ({ object: hpa as JsonObject })));
  made.forEach((verdict, index) => {
    const { admitted = false, errors } = judged[index] ?? {};
    verdict.layers.hpa = { ok: admitted, errors: (errors ?? []) as never };
    verdict.usable &&= admitted;
    delete verdict.hpa;
  });
  for (const verdict of verdicts) {
    const refusing = ['schema', 'webhook', 'scaler', 'hpa'].find((layer) => verdict.layers[layer]?.ok === false);
    if (refusing !== undefined) verdict.layer = refusing as never;
  }
}
