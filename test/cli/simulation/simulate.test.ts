import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryWith, yamlOf, type Directory } from './run';
import { simulate } from '../../../src/simulation/simulate';
import { deployment, hpa, slsQps } from '../../simulation/loop/given';

const APP = [deployment(), hpa({ metrics: [slsQps('10')] })];
const SPIKE = ['--load', 'spike:base=5,peak=65,at=1m,for=10m', '--duration', '30m', '--rate-per-pod', '20', '--pod-start-time', '20s', '--queue-timeout', '10s'];

let directory: Directory;
beforeAll(() => {
  directory = directoryWith(APP);
});
afterAll(() => directory.remove());

/** Plain objects out of a JSON answer. */
function answersOf(out: string): Record<string, unknown> {
  return (JSON.parse(out) as { scalers: readonly { answers: Record<string, unknown> }[] }).scalers[0]?.answers ?? {};
}

test('draws a chart that fits, with what it means, and without colour where nobody looks', () => {
  const { code, out, error } = directory.run(['simulate', 'app.yaml', ...SPIKE]);
  expect([code, error]).toEqual([0, '']);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(out).toMatch(/^HorizontalPodAutoscaler shop\/web → Deployment web, 30m\n/);
  expect(out).toContain('\npeak               9 of 10 replicas, 9 ready at once');
  expect(out).not.toContain('\x1B');
});

test('the terminal decides about colours, width and characters, and options decide against it', () => {
  const look = { isInteractive: { out: true, error: false }, columns: 60 };
  const seen = directory.run(['simulate', 'app.yaml', ...SPIKE], look).out;
  expect(seen).toContain('\x1B[34m');
  expect(directory.run(['simulate', 'app.yaml', ...SPIKE], { ...look, environment: { NO_COLOR: '1' } }).out).toBe(seen.replace(/\x1B\[\d+m/g, ''));
  expect(directory.run(['simulate', 'app.yaml', ...SPIKE, '--ascii'], look).out).not.toMatch(/[^\n\x1B -~]/);
  for (const environment of [{ LANG: 'C' }, { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, { TERM: 'dumb' }]) {
    expect(directory.run(['simulate', 'app.yaml', ...SPIKE], { environment }).out).not.toMatch(/[^\n -~]/);
  }
  expect(directory.run(['simulate', 'app.yaml', ...SPIKE, '--width', '132'], look).out.split('\n').some((line) => line.replace(/\x1B\[\d+m/g, '').length > 120)).toBe(true);
});

test('the options of the command line are those of the library', () => {
  const args = [...SPIKE, '--price', '0.25', '--fault', 'pod-crash:at=5m,pods=2', '--fault', 'slow-start:at=1m,for=5m,pod-start-time=90s', '--format', 'json',
    '--initial-replicas', '2', '--idle-rate-per-pod', '500m', '--samples', '10', '--kubernetes', '1.30', '--start', '2026-03-01T00:00:00Z', '--objective', 'served=10%'];
  const { code, out } = directory.run(['simulate', 'app.yaml', ...args]);
  const timeline = simulate(APP, {
    durationSeconds: 1800, pricePerPodHour: 0.25, samples: 10, kubernetes: '1.30', startSeconds: 1772323200,
    service: {
      load: { kind: 'spike', base: 5, peak: 65, atSecond: 60, forSeconds: 600 }, ratePerPod: 20, podStartSeconds: 20, queueTimeoutSeconds: 10,
      initialReplicas: 2, idleRatePerPod: 0.5, objective: { servedShare: 0.1 },
      faults: [{ kind: 'pod crash', atSecond: 300, pods: 2 }, { kind: 'slow start', atSecond: 60, forSeconds: 300, podStartSeconds: 90 }],
    },
  });
  expect([code, JSON.parse(out)]).toEqual([0, JSON.parse(JSON.stringify(timeline))]);
});

test('annotations are read, and the command line goes before them', () => {
  const annotations = { 'simulate.scalewright.dev/load': 'constant:45', 'simulate.scalewright.dev/objective': 'lost=0', 'simulate.scalewright.dev/rate-per-pod': '1' };
  directory.write('annotated.yaml', yamlOf([deployment(), hpa({ metrics: [slsQps('10')] }, { annotations })]));
  const run = (...args: string[]) => directory.run(['simulate', 'annotated.yaml', '--format', 'json', ...args]);
  expect(run().code).toBe(1);
  expect(run('--rate-per-pod', '50').code).toBe(0);
  expect(answersOf(run('--rate-per-pod', '50').out).peakReplicas).toBe(5);
  expect(answersOf(run('--rate-per-pod', '50', '--load', 'constant:15').out).peakReplicas).toBe(2);
  expect(answersOf(run('--rate-per-pod', '50', '--load', 'constant:15', '--load', 'web=constant:35').out).peakReplicas).toBe(4);
});

test('a load comes from a file of measured values, or of options of k6', () => {
  const peak = (load: string) => answersOf(directory.run(['simulate', 'app.yaml', '--format', 'json', '--load', load]).out).arrived;
  directory.write('traffic.csv', 'second,value\n0,10\n30,10\n60,10\n');
  directory.write('traffic.json', '[[0, 10], [30, 10], [60, 10]]');
  directory.write('k6.json', '{ "stages": [{ "duration": "30s", "target": 20 }, { "duration": "30s", "target": 0 }] }');
  expect([peak('traffic.csv'), peak('traffic.json'), peak('k6.json')]).toEqual([600, 600, 600]);
});

test('says why, and lists changes', () => {
  const { out } = directory.run(['simulate', 'app.yaml', ...SPIKE, '--why', '120', '--why', '10s', '--changes']);
  expect(out).toMatch(/\nat 2m: \d wanted, \d ready, load 65 requests\/s, sls_ingress_qps shows /);
  expect(out).toMatch(/\nat 10s: 1 ready, .*\n {2}the scaler decides for the first time at 15s\n/);
  expect(out).toMatch(/\n +1m30s {2}1 → 4 {2}external metric sls_ingress_qps above target\n/);
});

test('says when sizes were wanted and ready, in every format', () => {
  const run = (...args: string[]) => directory.run(['simulate', 'app.yaml', ...SPIKE, '--reach', '4,9', '--reach', '10,12,4', ...args]);
  expect(run().out).toMatch(new RegExp([
    '\\ntime to 4 +wanted at 1m30s, ready at 1m50s', 'time to 9 +wanted at 2m15s, ready at 2m35s', 'time to 10 +never wanted', 'time to 12 +never: the maximum is 10', 'under-provisioned ',
  ].join('\\n')));
  expect((JSON.parse(run('--format', 'json').out) as { scalers: readonly { reach: unknown }[] }).scalers[0]?.reach)
    .toEqual([{ size: 4, wantedAtSecond: 90, readyAtSecond: 110 }, { size: 9, wantedAtSecond: 135, readyAtSecond: 155 }, { size: 10 }, { size: 12 }]);
  const [head, first] = run('--format', 'csv').out.split('\r\n');
  expect(head).toMatch(/,sls_ingress_qps,wanted_4_at_second,ready_4_at_second,wanted_9_at_second,ready_9_at_second,wanted_10_at_second,ready_10_at_second,wanted_12_at_second,ready_12_at_second$/);
  expect(first).toMatch(/,90,110,135,155,,,,$/);
  expect(run('--format', 'html').out).toContain('<dt>time to 9</dt><dd>wanted at 2m15s, ready at 2m35s</dd>');
  expect(directory.run(['simulate', 'app.yaml', ...SPIKE]).out).not.toContain('time to 4');
});

test('writes files in the format that their names say', () => {
  for (const [name, begin] of [['a.svg', '<svg '], ['a.html', '<!DOCTYPE html>'], ['a.csv', 'scaler,second'], ['a.json', '{'], ['a.txt', 'HorizontalPodAutoscaler']] as const) {
    expect(directory.run(['simulate', 'app.yaml', ...SPIKE, '--output', name])).toEqual({ code: 0, out: `written to ${name}\n`, error: '' });
    expect(readFileSync(join(directory.path, name), 'utf8').startsWith(begin)).toBe(true);
  }
});

test('many scalers are a table; one of them is a chart', () => {
  const many = Array.from({ length: 8 }, (_, index) => hpa({ metrics: [slsQps('10')], scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `web${index}` } }, { name: `web${index}` }));
  directory.write('many.yaml', yamlOf(many));
  const terminal = { isInteractive: { out: false, error: true } };
  const { code, out, error } = directory.run(['simulate', 'many.yaml', '--load', 'constant:35'], terminal);
  expect([code, out.split('\n')[0]?.trimEnd().split(/ {2,}/).slice(0, 3)]).toEqual([0, ['scaler', 'served', 'lost']]);
  expect(out.split('\n').filter((line) => line.startsWith('shop/web'))).toHaveLength(8);
  expect(error).toContain('of 8 scalers');
  expect(directory.run(['simulate', 'many.yaml', '--load', 'constant:35', '--scaler', 'web3'], { isInteractive: { out: false, error: false } }).out)
    .toMatch(/^HorizontalPodAutoscaler shop\/web3 → Deployment web3/);
});

test.each<[args: readonly string[], problems: readonly string[]]>([
  [['simulate'], ["'path' is missing: say what to simulate, such as 'scalewright simulate deploy --load constant:100'"]],
  [['simulate', 'app.yaml', '--load', 'constant:lots', '--rate-per-pod', 'x', '--demand', 'cars', '--fault', 'pod-crahs:at=1', '--start', 'noon', '--signal', 'x', '--objective', 'srved=1'], [
    "'--start' must be a time such as 2026-03-01T00:00:00Z, got \"noon\"",
    "'--rate-per-pod' must be a number such as 20 or 500m, got \"x\"",
    "'--demand' must be one of requests, users, messages, got \"cars\"",
    "'--objective' must be made of served, drain, waiting, lost, under-provisioned, oscillations, minimize, each as name=value, got \"srved=1\"; write served",
    "'--load constant value' must be a number such as 20 or 500m, got \"lots\"",
    "'--fault' must be one of metric-outage, adapter-error, prometheus-restart, slow-start, pod-crash, hand-edit, such as pod-crash:at=5m,pods=2, got \"pod-crahs:at=1\"; write pod-crash",
    "'--signal' must be a name and a value, such as queue=messages_waiting, got \"x\"",
  ]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--load', 'constant:2'], [
    "'--load' must be given once for all scalers, got 2; put the name of a scaler before it, such as --load web=constant:100",
  ]],
  [['simulate', 'app.yaml', '--load', 'script.js'], [
    "'--load' must not be a script, which is not run, got \"script.js\"; write its stages as stages:30s:100,2m:100, or give a JSON file with { \"stages\": [...] }",
  ]],
  [['simulate', 'app.yaml', '--load', 'none.csv'], ["'--load' must be a file that can be read: it does not exist, got \"none.csv\""]],
  [['simulate', 'app.yaml', '--load', 'bad.csv'], [
    "'HorizontalPodAutoscaler shop/web.load.data[line 3]' must have a value: the series has a gap, got \"\"; fill it in, or leave the row out",
    "'HorizontalPodAutoscaler shop/web.load.data[line 4]' must have a number as its value, got \"NaN\"",
    "'HorizontalPodAutoscaler shop/web.load.data[line 5]' must be later than the row before it (30), got 20; sort the rows by time",
    "'HorizontalPodAutoscaler shop/web.load.data[line 6]' must not have a negative value, got -1",
  ]],
  [['simulate', 'app.yaml'], [
    "'HorizontalPodAutoscaler shop/web.load' must be given; give it as --load constant:100, as { kind: 'constant', value: 100 } in the options, or as the annotation simulate.scalewright.dev/load",
  ]],
  [['simulate', 'empty.yaml', '--load', 'constant:1'], ["'manifests' must hold a scaler: a HorizontalPodAutoscaler, a ScaledObject, a ScaledJob or a Knative Service"]],
  [['simulate', 'none.yaml', '--load', 'constant:1'], [
    "'manifests' must hold a scaler: a HorizontalPodAutoscaler, a ScaledObject, a ScaledJob or a Knative Service",
    'none.yaml does not exist; mend the file or leave it out (SOURCE001)',
  ]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--scaler', 'wbe'], ["'only[0]' must be the name of a scaler, one of web, got \"wbe\""]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--width', '10'], ["'--width' must be a whole number from 40 to 500, got \"10\""]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--format', 'htlm'], ["'--format' must be one of text, svg, html, csv, json, got \"htlm\""]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--reach', '5,0,-1,2.5,x,'], ['0', '-1', '2.5', 'x'].map((text) => `'--reach' must be a whole number of pods from 1, got "${text}"`)],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--reach', ','], ["'--reach' must be numbers of pods such as 5,10"]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--why', 'soon'], ["'--why' must be a time such as 120s or 2m, got \"soon\""]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--why', '2h'], ["'--why' must be within the 3600 s that are simulated, got 7200 s"]],
  [['simulate', 'app.yaml', '--load', 'constant:1', '--output', 'no/such/file.svg'], [expect.stringMatching(/^no\/such\/file\.svg cannot be written: /) as string]],
])('refuses %j with all problems, and draws nothing', (args, problems) => {
  directory.write('bad.csv', 'second,value\n0,1\n30,\n30,NaN\n20,1\n60,-1\n'.replace('30,\n30', '15,\n30'));
  directory.write('empty.yaml', yamlOf([deployment()]));
  const { code, out, error } = directory.run(args);
  expect([code, out]).toEqual([2, '']);
  expect(error.trimEnd().split('\n').map((line) => line.replace(/^scalewright: /, ''))).toEqual(problems);
});

test('what the validator refuses stands beside what the simulation lacks, with its place', () => {
  directory.write('wrong.yaml', yamlOf([hpa({ metrics: [slsQps('10', { 'sls.query.delay': 'ten' })] })]));
  const { code, out, error } = directory.run(['simulate', 'wrong.yaml']);
  expect([code, out]).toEqual([2, '']);
  expect(error).toMatch(/^scalewright: wrong\.yaml:\d+: HorizontalPodAutoscaler shop\/web: .*sls\.query\.delay.* \([A-Z]+\d+\)$/m);
  expect(error).toContain("'HorizontalPodAutoscaler shop/web.load' must be given");
});

test.each(['simulate', 'compare', 'sweep', 'recommend'])('the help of %s names exit codes and examples', (name) => {
  const { code, out } = directory.run([name, '--help']);
  expect(code).toBe(0);
  expect(out).toContain('exit codes:\n  0  ');
  const examples = [...out.matchAll(/^ {2}(scalewright .*)$/gm)].map(([, command]) => command ?? '');
  expect(examples.length).toBeGreaterThan(1);
  for (const example of examples) expect(example).toMatch(new RegExp(`^scalewright ${name} `));
});
