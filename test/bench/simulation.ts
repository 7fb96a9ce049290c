import { spawnSync } from 'node:child_process';
import { alternate, type Measured } from './measure';
import { podRequests } from '../../src/simulation/hpa/pod-requests';
import { prepareHpa } from '../../src/simulation/hpa/prepare';
import type { MetricReading, PodReading } from '../../src/simulation/hpa/readings';
import { hpaRules } from '../../src/simulation/hpa/rules';
import { parseScaleSelector } from '../../src/simulation/hpa/scale-selector';
import { NEW_HPA_STATE } from '../../src/simulation/hpa/state';
import { stepHpa } from '../../src/simulation/hpa/step';
import { storedHpaSpec } from '../../src/simulation/hpa/stored-spec';
import { Autoscaler } from '../../src/simulation/kpa/autoscaler';
import { kpaRules } from '../../src/simulation/kpa/rules';
import type { HpaTick } from '../conformance/hpa-row';
import { buildOracle, missingForOracles } from '../differential/oracle';

const ROUNDS = 5;
const SECOND = 1000;
const MEGABYTE = 1024 * 1024;

/** Decisions of the ports against those of the upstream code on the same experiments, which must come out the same. */
export function simulation(): readonly Measured[] {
  const missing = missingForOracles();
  if (missing !== undefined) throw new Error(missing);
  return [hpaDecisions(), kpaSteps()];
}

const SYNCS = 30_000;
const PERIOD = 15;
const MAX_REPLICAS = 20;
const CONTROLLER = {
  syncPeriodSeconds: PERIOD, downscaleStabilizationSeconds: 300, tolerance: 0.1,
  cpuInitializationPeriodSeconds: 300, initialReadinessDelaySeconds: 30,
};
const METADATA = { name: 'web', namespace: 'default' };
const SPEC = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  minReplicas: 1,
  maxReplicas: MAX_REPLICAS,
  behavior: {},
  metrics: [{ type: 'External', external: { metric: { name: 'qps' }, target: { type: 'AverageValue', averageValue: '10' } } }],
};
/** Thousandths, around what ten pods serve. */
const LOADS = Array.from({ length: SYNCS }, (_, sync) => 100_000 + Math.round(60_000 * Math.sin(sync / 30)));

function hpaDecisions(): Measured {
  const experiment = {
    name: 'bench',
    controller: { ...CONTROLLER, syncLatencyMillis: 0 },
    hpa: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: METADATA, spec: SPEC },
    target: {
      initialReplicas: 10, selector: 'app=web', containers: [{ name: 'app' }], podStartDelaySeconds: 0, podReadyDelaySeconds: 0, podSampleDelaySeconds: 0,
      podTerminationSeconds: 0, initialPodAgeSeconds: 3600, sampleAgeSeconds: 0, sampleWindowSeconds: 30,
    },
    signals: [LOADS],
    durationSeconds: SYNCS * PERIOD,
  };
  const program = buildOracle('hpa');
  let upstream: readonly number[] = [];
  let ours: readonly number[] = [];
  const seconds = alternate(ROUNDS, {
    upstream: () => {
      const { stdout, stderr } = spawnSync(program, ['-time'], { input: `${JSON.stringify(experiment)}\n`, encoding: 'utf8', maxBuffer: 256 * MEGABYTE });
      upstream = (JSON.parse(stdout) as { readonly ticks: readonly HpaTick[] }).ticks.map(({ after }) => after);
      return (JSON.parse(stderr.split('\n')[0] ?? '') as { readonly seconds: number }).seconds;
    },
    ours: () => {
      const start = performance.now();
      ours = decideLikeHpa();
      return (performance.now() - start) / SECOND;
    },
  });
  if (JSON.stringify(ours) !== JSON.stringify(upstream)) throw new Error('the HPA and its port do not decide the same');
  return {
    title: 'HPA decisions per second against the real controller in virtual time', value: seconds.upstream / seconds.ours, unit: '×', limit: 20, holds: 'at least',
    detail: `${perSecond(SYNCS, seconds.ours)} against ${perSecond(SYNCS, seconds.upstream)}, one External metric, about ten pods`,
  };
}

/** The experiment with the port: the replicas after every sync. */
function decideLikeHpa(): readonly number[] {
  const prepared = prepareHpa({ metadata: METADATA, spec: storedHpaSpec(SPEC) }, { controller: CONTROLLER, rules: hpaRules() });
  const selector = parseScaleSelector('app=web');
  const requests = podRequests({ containers: [{ name: 'app' }] });
  const pods = Array.from({ length: MAX_REPLICAS }, (_, index): PodReading => (
    { name: `web-${index}`, phase: 'Running', terminating: false, ready: 'True', readyChangedAtMillis: 0, startedAtMillis: 0, requests }));
  const podsOf = Array.from({ length: MAX_REPLICAS + 1 }, (_, count) => pods.slice(0, count));
  const readings = LOADS.map((milli): readonly MetricReading[] => [{ values: [milli] }]);
  let state = NEW_HPA_STATE;
  let replicas = 10;
  return readings.map((metrics, sync) => {
    const scale = { specReplicas: replicas, statusReplicas: replicas, selector };
    const step = stepHpa(prepared, state, { nowMillis: (sync + 1) * PERIOD * SECOND, scale, pods: podsOf[replicas] ?? [], metrics });
    state = step.state;
    replicas = step.replicas ?? replicas;
    return replicas;
  });
}

const STEPS = 500_000;

function kpaSteps(): Measured {
  const program = buildOracle('kpa');
  let upstream = 0;
  let ours = 0;
  const seconds = alternate(ROUNDS, {
    upstream: () => {
      const { stdout } = spawnSync(program, ['-bench', String(STEPS)], { encoding: 'utf8' });
      const result = JSON.parse(stdout) as { readonly seconds: number; readonly pods: number };
      upstream = result.pods;
      return result.seconds;
    },
    ours: () => {
      const start = performance.now();
      ours = decideLikeKpa();
      return (performance.now() - start) / SECOND;
    },
  });
  if (ours !== upstream) throw new Error(`the Knative autoscaler and its port do not decide the same: ${upstream} pods in all against ${ours}`);
  return {
    title: 'Knative autoscaler steps (two statistics, one decision) per second against the Go code', value: seconds.upstream / seconds.ours, unit: '×',
    limit: 0.5, holds: 'at least', detail: `${perSecond(STEPS, seconds.ours)} against ${perSecond(STEPS, seconds.upstream)}`,
  };
}

/** The experiment of `test/oracle/kpa -bench` with the port: the pods of all decisions, added up. */
function decideLikeKpa(): number {
  const autoscaler = new Autoscaler({
    metric: 'concurrency', target: 7, total: 10, targetBurstCapacity: 211, activatorCapacity: 100, panicThreshold: 2, maxScaleUpRate: 1000, maxScaleDownRate: 2,
    stableWindow: 60, panicWindow: 6, scaleDownDelay: 0, initialScale: 1, activationScale: 0, reachable: true, algorithm: '', scrapes: true,
  }, 1, 0, kpaRules());
  let pods = 0;
  let ready = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const load = 50 + 40 * Math.floor((step % 128) / 32);
    const now = (2 * step + 2) * SECOND;
    autoscaler.record(now - SECOND, load, load);
    autoscaler.record(now, load, load);
    autoscaler.scale(now, ready);
    ready = autoscaler.desired;
    pods += ready;
  }
  return pods;
}

function perSecond(count: number, seconds: number): string {
  return `${Math.round(count / seconds).toLocaleString('en-US')}/s`;
}
