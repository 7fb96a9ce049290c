import { App, Chart, Duration, type AppProps } from 'cdk8s';
import {
  KnativeScaling, KnativeService, Load, Precondition, QpsAutoscaledService, QpsSignal, Simulation, Validation, validateManifests, type ExpectedLoad,
} from '../src';
import * as pulumiLibrary from '../src/pulumi';
import { workplace } from './cli/workplace';
import { synthesis } from './synthesis';

const { stderr, newApp } = synthesis();

const SPIKE: ExpectedLoad = {
  load: Load.spike({ base: 5, peak: 65, at: Duration.minutes(1), lasting: Duration.minutes(10) }), ratePerPod: 20, podStart: Duration.seconds(20),
};

function chartWith(expectedLoad: ExpectedLoad, options: AppProps = {}): Chart {
  const chart = new Chart(newApp(options), 'c', { namespace: 'shop' });
  new QpsAutoscaledService(chart, 'Web', {
    image: 'registry.example.com/web:1',
    signal: QpsSignal.mseGateway({ project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: Precondition.confirmed('OPS-42') }),
    targetQpsPerPod: 10,
    maxReplicas: 10,
    expectedLoad,
  });
  return chart;
}

test('an expected load stands in annotations of the autoscaler, and a simulation needs nothing else', () => {
  const chart = chartWith({ ...SPIKE, objective: { servedShare: 0.9, drain: Duration.minutes(5) } });
  const hpa = (chart.toJson() as { kind: string; metadata: { annotations?: Record<string, string> } }[]).find(({ kind }) => kind === 'HorizontalPodAutoscaler');
  expect(hpa?.metadata.annotations).toEqual({
    'simulate.scalewright.dev/load': 'spike:base=5,peak=65,at=1m,for=10m',
    'simulate.scalewright.dev/objective': 'served=0.9,drain=5m',
    'simulate.scalewright.dev/pod-start-time': '20s',
    'simulate.scalewright.dev/rate-per-pod': '20',
  });
  const { scalers: [web] } = Simulation.of(chart);
  expect(web?.peakReplicas).toBe(10);
});

test('synthesis warns of an objective that is missed, with the evidence, once', () => {
  chartWith({ ...SPIKE, objective: { servedShare: 0.999, drain: Duration.hours(1) } }).node.root.node.findAll();
  const chart = chartWith({ ...SPIKE, objective: { servedShare: 0.999, drain: Duration.hours(1) } });
  (chart.node.root as App).synth();
  const warnings = stderr.filter((text) => text.includes('SIM001'));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(new RegExp([
    '^warning SIM001 .*HorizontalPodAutoscaler shop/web.*\n',
    " {2}'metadata\\.annotations\\[simulate\\.scalewright\\.dev/objective\\]' is missed under the expected load: served is 9\\d\\.\\d+ %, less than 99\\.9 %",
    ' \\(10 of 10 replicas, 10 ready at once, .*; wanted at [\\dms]+, ready at [\\dms]+; the load is highest from about [\\dms]+ on\\)',
  ].join('')));
});

test('nothing is said of one that is met, or without one, and nothing is simulated then', () => {
  (chartWith({ ...SPIKE, objective: { servedShare: 0.5 } }).node.root as App).synth();
  (chartWith(SPIKE).node.root as App).synth();
  expect(stderr.join('')).not.toContain('SIM001');
});

test('a finding is acknowledged as any other, also in the YAML', () => {
  const chart = chartWith({ ...SPIKE, objective: { lost: 0 } });
  Validation.of(chart).acknowledge('SIM001', 'until OPS-7 is done');
  (chart.node.root as App).synth();
  expect(stderr.join('')).not.toContain('SIM001');
  expect(JSON.stringify(chart.toJson())).toContain('SIM001: until OPS-7 is done');
});

test('what cannot be simulated is said', () => {
  const chart = new Chart(newApp(), 'c');
  new KnativeService(chart, 'Go', {
    image: 'registry.example.com/go:1', scaling: KnativeScaling.concurrency({ target: 10 }),
    expectedLoad: { load: Load.constant(5), objective: { lost: 0 } },
  });
  (chart.node.root as App).synth();
  expect(stderr.join('')).toContain("cannot be judged, since the object cannot be simulated: 'Service default/go.serviceTimeSeconds' must be given");
});

test('the command line and validateManifests find it on the YAML', () => {
  const manifests = chartWith({ ...SPIKE, objective: { lost: 0 } }).toJson() as object[];
  expect(validateManifests(manifests).findings.map(({ id }) => id)).toContain('SIM001');
  const place = workplace({ 'app.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }) });
  const check = place.run('check', 'app.json', '--rule', 'SIM001');
  expect(check.code).toBe(1);
  expect(check.out).toMatch(/warning SIM001 .*\n.* is missed under the expected load: lost is \d+, more than 0/);
  const simulated = place.run('simulate', 'app.json');
  expect(simulated.code).toBe(1);
  expect(simulated.out).toMatch(/\nobjective +missed: lost is \d+, more than 0\n/);
  expect(place.run('explain', 'SIM001').code).toBe(0);
  place.remove();
});

test('all that is wrong with an expected load is said where it is declared', () => {
  const wrong = { load: Load.series({ data: '0,1' }), ratePerPod: -1, cpu: { idle: Number.NaN, each: 0 }, objective: { servedShare: 99 }, peak: 5 } as ExpectedLoad;
  expect(() => chartWith(wrong)).toThrow([
    "  - 'expectedLoad.load' must be a load that can be written into an annotation, got \"series\"; use another kind than measured values; scalewright simulate takes them from a file",
    "  - 'expectedLoad.ratePerPod' must be a number from 0, got -1",
    "  - 'expectedLoad.cpu.idle' must be a number from 0, got NaN",
    "  - 'expectedLoad.objective.servedShare' must be at most 1, which is all, got 99",
  ].join('\n'));
  expect(() => chartWith(wrong)).toThrow(/'expectedLoad\.peak' must be one of the known options/);
});

test('the loads of Pulumi are those of cdk8s', () => {
  const { Load: pulumi } = pulumiLibrary;
  const minutes = Duration.minutes(1);
  expect([
    pulumi.constant(1),
    pulumi.step({ from: 1, to: 2, atSeconds: 60 }),
    pulumi.ramp({ from: 1, to: 2, overSeconds: 60 }),
    pulumi.spike({ base: 1, peak: 2, atSeconds: 60, lastingSeconds: 60 }),
    pulumi.diurnal({ low: 1, high: 2 }),
    pulumi.sawtooth({ low: 1, high: 2 }),
    pulumi.stages({ durationSeconds: 60, target: 1 }),
    pulumi.sum(pulumi.constant(1)),
  ]).toEqual([
    Load.constant(1),
    Load.step({ from: 1, to: 2, at: minutes }),
    Load.ramp({ from: 1, to: 2, over: minutes }),
    Load.spike({ base: 1, peak: 2, at: minutes, lasting: minutes }),
    Load.diurnal({ low: 1, high: 2 }),
    Load.sawtooth({ low: 1, high: 2 }),
    Load.stages({ duration: minutes, target: 1 }),
    Load.sum(Load.constant(1)),
  ].map(({ _spec }) => _spec));
});
