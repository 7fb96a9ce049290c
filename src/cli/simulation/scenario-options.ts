import { LOAD_TEXT_EXAMPLES } from '../../kubernetes/simulate/load-text';
import type { Option } from '../command';

/** What every command that simulates can be told about load, pods and what goes wrong. */
export const SCENARIO_OPTIONS: readonly Option[] = [
  {
    name: 'load',
    value: '[SCALER=]LOAD',
    isList: true,
    help: ['What comes in: see below. Once for all scalers, or with the name of one before it.', 'Default: the annotations load or expected-peak'],
  },
  { name: 'demand', value: 'KIND', help: ['In what the load is counted: requests (a second), users (at once) or messages (a second).', 'Default: messages where the scaler looks at a backlog, else requests'] },
  { name: 'rate-per-pod', value: 'N', help: ['Requests or messages that one pod serves a second.'] },
  { name: 'concurrency-per-pod', value: 'N', help: ['Requests or messages that one pod has in work at once.'] },
  { name: 'service-time', value: 'DURATION', help: ['How long a request, or a Job, is in work.'] },
  { name: 'queue-timeout', value: 'DURATION', help: ['When a waiting request is lost. Default: 30s; with Knative 5m'] },
  { name: 'initial-waiting', value: 'N', help: ['Requests or messages that wait at the start. Default: 0'] },
  { name: 'initial-replicas', value: 'N', help: ['Ready pods at the start.'] },
  { name: 'pod-start-time', value: 'DURATION', help: ['From the creation of a pod until its containers run. Default: 5s'] },
  { name: 'readiness-delay', value: 'DURATION', help: ['From then until it is ready.'] },
  { name: 'idle-rate-per-pod', value: 'N', help: ['Requests a second that a pod counts without load, such as probes.'] },
  { name: 'scrape-interval', value: 'DURATION', help: ['How often Prometheus scrapes.'] },
  { name: 'cpu-idle', value: 'CORES', help: ['Cores that a pod uses without load.'] },
  { name: 'cpu-each', value: 'CORES', help: ['Seconds of a core for each request or message.'] },
  { name: 'memory-idle', value: 'BYTES', help: ['Memory that a pod uses without load.'] },
  { name: 'memory-each', value: 'BYTES', help: ['Memory for each request or message in work.'] },
  { name: 'signal', value: 'NAME=PROMQL', isList: true, help: ['What a metric (or s0 for a first trigger) shows, over the series of a simulation.'] },
  { name: 'series', value: 'NAME=SERIES', isList: true, help: ['Which series of a simulation a metric in queries stands for.'] },
  { name: 'fault', value: 'FAULT', isList: true, help: ['Something that goes wrong: see below.'] },
  { name: 'duration', value: 'DURATION', help: ['How long to simulate. Default: the course of the load, or 1h'] },
  { name: 'start', value: 'TIME', help: ['When it begins, for cron triggers: 2026-03-01T00:00:00Z.'] },
  { name: 'reach', value: 'N,...', isList: true, help: ['Tell when so many pods were wanted and ready, such as 5,10.'] },
  { name: 'price', value: 'N', help: ['Price of a pod for an hour.'] },
  { name: 'scaler', value: 'NAME,...', isList: true, help: ['Only these scalers.'] },
  { name: 'kubernetes', value: 'VERSION', help: ['Default: 1.36'] },
  { name: 'knative', value: 'VERSION', help: ['Default: 1.23'] },
];

/** What the help of these commands says about loads and faults. */
export const SCENARIO_NOTES = `PATH is a file, a directory, a pattern, or - for standard input. Durations are written as 90s, 5m or 1h30m, amounts as 20, 500m or 2k.
What does not stand on the command line comes from annotations simulate.scalewright.dev/NAME of the scaler or its target.

loads:
${Object.values(LOAD_TEXT_EXAMPLES).map((example) => `  ${example}`).join('\n')}
  ${LOAD_TEXT_EXAMPLES.diurnal},noise=0.1,seed=7     with noise
  'constant:10 + spike:base=0,peak=50,at=5m,for=2m'   both at once
  traffic.csv, traffic.json                           measured: second,value; or an answer of Prometheus
  k6.json                                             options of k6, with their stages

faults:
  metric-outage:at=5m,for=2m    adapter-error:at=5m,for=2m    prometheus-restart:at=5m,for=2m
  slow-start:at=5m,for=10m,pod-start-time=90s    pod-crash:at=5m,pods=2    hand-edit:at=5m,replicas=1`;

/** What an objective is made of. */
export const OBJECTIVE_HELP = 'served=99%, drain=5m, waiting=100, lost=0, under-provisioned=1m, oscillations=0';
