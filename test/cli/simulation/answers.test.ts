import { directoryWith, yamlOf, type Directory } from './run';
import { deployment, hpa, scaledObject, slsQps } from '../../simulation/loop/given';

const QUEUE = [deployment(), scaledObject('messages_waiting', '100', { minReplicaCount: 1, maxReplicaCount: 10 })];
const BACKLOG = ['--load', 'constant:0', '--initial-waiting', '9k', '--rate-per-pod', '2', '--duration', '1h'];

let directory: Directory;
beforeAll(() => {
  directory = directoryWith(QUEUE);
  const app = (maxReplicas: number) => yamlOf([deployment(), hpa({ metrics: [slsQps('10')], maxReplicas })]);
  directory.write('before.yaml', app(4));
  directory.write('after.yaml', app(10));
});
afterAll(() => directory.remove());

describe('compare', () => {
  const args = ['compare', 'before.yaml', 'after.yaml', '--load', 'step:from=5,to=65,at=1m', '--rate-per-pod', '12', '--duration', '20m'];

  test('shows both runs over the same axis, and which is better in what', () => {
    const { code, out } = directory.run(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^a: replicas of shop\/web /);
    expect(out.split('\n').filter((line) => /^\s*(7|max 4|10|max 10) ┤/.test(line)).length).toBeGreaterThan(0);
    const [a, b] = out.split(/\nb: replicas/);
    expect(a?.match(/[│┤]/g)?.length).toBe(b?.match(/[│┤]/g)?.length);
    expect(out).toMatch(/\nserved +[\d.]+ % +[\d.]+ % +b\n/);
    expect(out).toMatch(/\ntime to drain +never +\d+ s +b\n/);
    expect(out).toMatch(/\npod-hours +[\d.]+ +[\d.]+ +a\n/);
  });

  test('says when each reaches a size', () => {
    const { out } = directory.run([...args, '--reach', '2,7']);
    expect(out).toMatch(/\n2 ready at +(\d+) s +\1 s\n7 ready at +never +\d+ s +b\n/);
    const [{ differences }] = JSON.parse(directory.run([...args, '--reach', '7', '--format', 'json']).out) as [{ differences: readonly { text: string }[] }];
    expect(differences.at(-1)?.text).toMatch(/^7 ready at: never and \d+ s, b is better$/);
  });

  test('draws both, and gives the numbers', () => {
    expect(directory.run([...args, '--format', 'svg']).out).toContain('>b: HorizontalPodAutoscaler shop/web → Deployment web</text>');
    expect(directory.run([...args, '--format', 'html']).out).toContain('<h2>a: HorizontalPodAutoscaler shop/web</h2>');
    expect(JSON.parse(directory.run([...args, '--format', 'json']).out)).toMatchObject([{ a: { maxReplicas: 4 }, b: { maxReplicas: 10 } }]);
  });

  test('needs two paths, with as many scalers in both', () => {
    expect(directory.run(['compare', 'before.yaml'])).toEqual({ code: 2, out: '', error: "scalewright: 'path' must be given twice, such as 'scalewright compare before.yaml after.yaml', got 1\n" });
    directory.write('two.yaml', yamlOf([hpa({ metrics: [slsQps('10')] }), hpa({ metrics: [slsQps('10')] }, { name: 'other' })]));
    expect(directory.run(['compare', 'before.yaml', 'two.yaml', '--load', 'constant:1']).error).toMatch(/^scalewright: .*(HPA\d+|'b' must have as many scalers as 'a' \(1\), got 2)/);
  });
});

describe('sweep', () => {
  const args = ['sweep', 'app.yaml', '--parameter', 'spec.maxReplicaCount', '--values', '4..12/4,20', ...BACKLOG];

  test('shows a line for each value, and progress to people', () => {
    const { code, out, error } = directory.run([...args, '--objective', 'drain=10m'], { isInteractive: { out: false, error: true } });
    expect(code).toBe(0);
    const rows = out.trimEnd().split('\n').map((line) => line.trim().split(/ {2,}/));
    expect([rows[0]?.[0], rows[0]?.at(-1)]).toEqual(['spec.maxReplicaCount', 'objective']);
    expect(rows.slice(1).map((row) => [row[0], row.at(-1)])).toEqual([['4', 'missed'], ['8', 'met'], ['12', 'met'], ['20', 'met']]);
    expect(error).toMatch(/\d of 4 values/);
    expect(directory.run(args).error).toBe('');
  });

  test('says for each value when sizes are reached', () => {
    const rows = (...more: string[]) => directory.run([...args, '--reach', '6', ...more]).out.trimEnd();
    expect(rows().split('\n').map((line) => line.trim().split(/ {2,}/).at(-1))).toEqual(['6 ready at', 'never', ...Array.from({ length: 3 }, () => expect.stringMatching(/^\d+ s$/) as string)]);
    expect(rows('--format', 'csv').split('\r\n').map((line) => line.split(',').at(-1))).toEqual(['ready6', '', ...Array.from({ length: 3 }, () => expect.stringMatching(/^\d+$/) as string)]);
  });

  test('CSV has bare numbers, JSON the timelines', () => {
    const csv = directory.run([...args, '--format', 'csv']).out.split('\r\n');
    expect(csv[0]).toMatch(/^spec\.maxReplicaCount,servedShare,lost,/);
    expect(csv[1]).toMatch(/^4,1,0,/);
    expect(JSON.parse(directory.run([...args, '--format', 'json']).out)).toMatchObject({ parameter: { path: 'spec.maxReplicaCount' }, points: [{ value: 4 }, { value: 8 }, { value: 12 }, { value: 20 }] });
  });

  test('sweeps options, too', () => {
    const { out } = directory.run(['sweep', 'app.yaml', '--parameter', 'options.service.ratePerPod', '--values', '1,10', ...BACKLOG]);
    expect(out.split('\n').slice(1, 3).map((line) => line.trim().split(/ {2,}/)[5])).toEqual(['1000 s', '125 s'].map(() => expect.stringMatching(/ s$/) as string));
  });

  test.each([
    [['sweep'], ["'path' is missing: say what to simulate", "'--parameter' is missing: say what to change, such as spec.maxReplicas", "'--values' is missing: say what to try, such as 5,10,20"]],
    [[...args.slice(0, 4), '--values', '10..1,x', ...BACKLOG], ["'--values' must have ranges that go up in steps above 0, got \"10..1\"", "'--values' must be made of numbers, or ranges such as 1..10 or 10..100/10, got \"x\""]],
    [[...args.slice(0, 4), '--values', '1..5000', ...BACKLOG], ["'--values' must be at most 1000 values, got 1001"]],
    [['sweep', 'app.yaml', '--parameter', 'spec.triggers[3].metadata.threshold', '--values', '1', ...BACKLOG], ["'spec.triggers[3].metadata.threshold' must lead to an entry of a list that is there, got 3"]],
    [['sweep', 'app.yaml', '--parameter', 'options.service.podStart', '--values', '1', ...BACKLOG], ["'service.podStart' must be given in seconds, as 'podStartSeconds', got 1"]],
    [['sweep', 'app.yaml', '--parameter', 'spec.maxReplicaCuont', '--values', '1,2', ...BACKLOG], [
      "'--parameter' must be something that is set or that matters: spec.maxReplicaCuont is not set, and no value of it changes anything",
    ]],
  ] as const)('refuses %j', (given, problems) => {
    const { code, out, error } = directory.run(given);
    expect([code, out]).toEqual([2, '']);
    expect(error.trimEnd().split('\n').map((line) => line.replace(/^scalewright: /, ''))).toEqual(problems);
  });
});

describe('recommend', () => {
  const args = ['recommend', 'app.yaml', '--vary', 'spec.maxReplicaCount=5..40/5', ...BACKLOG];

  test('finds values that achieve an objective, and shows the runs before and after', () => {
    const { code, out } = directory.run([...args, '--objective', 'drain=5m']);
    expect(code).toBe(0);
    expect(out).toMatch(/^as it is, the objective is missed: time to drain is \d+ s, more than 300 s\nset spec\.maxReplicaCount to \d+ \(was 10\)\nthe objective is met at /);
    expect(out).toMatch(/\nnow +shop\/web .*\nthen +shop\/web /);
  });

  test('says by its exit code that nothing does', () => {
    const { code, out } = directory.run([...args, '--objective', 'drain=10s', '--most-runs', '3']);
    expect(code).toBe(1);
    expect(out).toMatch(/\nno set of values that was tried meets the objective; the nearest misses it: .*\n3 runs of the simulator\n/);
  });

  test('CSV and JSON hold every run', () => {
    const csv = directory.run([...args, '--objective', 'drain=5m', '--format', 'csv']).out.trimEnd().split('\r\n');
    expect(csv[0]).toBe('spec.maxReplicaCount,objective,cost,misses');
    expect(csv[1]).toMatch(/^10,missed,/);
    expect((JSON.parse(directory.run([...args, '--objective', 'drain=5m', '--format', 'json']).out) as { trials: unknown[] }).trials).toHaveLength(csv.length - 1);
  });

  test('advises nothing where nothing comes nearer to the objective', () => {
    const { code, out } = directory.run(['recommend', 'app.yaml', '--objective', 'drain=1s', '--load', 'constant:1k', '--rate-per-pod', '10m', '--duration', '5m', '--most-runs', '20']);
    expect([code, out.match(/^set .*/gm)]).toEqual([1, null]);
    expect(out).toContain('no set of values that was tried meets the objective; the nearest misses it: time to drain is never, more than 1 s');
  });

  test('advises nobody to scale to zero who does not do it', () => {
    const { out } = directory.run(['recommend', 'app.yaml', '--objective', 'drain=20m', ...BACKLOG]);
    expect(out).not.toMatch(/minReplicaCount.* to 0/);
  });

  test.each([
    [['recommend'], ["'path' is missing: say what to simulate", "'--objective' is missing: say what must be achieved, such as served=99%"]],
    [[...args, '--objective', 'drain=soon', '--most-runs', '0', '--vary', 'spec.maxReplicaCount'], [
      "'--objective drain' must be a duration such as 30s, got \"soon\"",
      "'--vary' must be a path and values, such as spec.maxReplicas=5,10,20, got \"spec.maxReplicaCount\"",
      "'--vary ' must be made of numbers, or ranges such as 1..10 or 10..100/10, got \"spec.maxReplicaCount\"",
      "'--most-runs' must be a whole number from 1, got \"0\"",
    ]],
  ] as const)('refuses %j', (given, problems) => {
    const { code, out, error } = directory.run(given);
    expect([code, out]).toEqual([2, '']);
    expect(error.trimEnd().split('\n').map((line) => line.replace(/^scalewright: /, ''))).toEqual(problems);
  });
});
