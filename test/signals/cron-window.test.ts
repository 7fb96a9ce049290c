import { buildScaler } from '../../src/kubernetes/keda/scalers/build';
import { sentence } from '../../src/kubernetes/problem';
import { cronTrigger, cronWindowProblems, type CronWindowSpec } from '../../src/signals/cron-window';

const day: CronWindowSpec = { timezone: 'Asia/Shanghai', start: '0 8 * * 1-5', end: '0 20 * * 1-5', replicas: 4 };

test('a window is a trigger that KEDA accepts', () => {
  expect(cronTrigger(day)).toEqual({ type: 'cron', metadata: { timezone: 'Asia/Shanghai', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: '4' } });
  expect(buildScaler({
    triggerIndex: 0, triggerType: 'cron', metricType: '', metadata: cronTrigger(day).metadata as Record<string, string>, authParams: {}, env: {},
    podIdentity: { provider: 'none' }, namespace: 'a', asMetricSource: false,
  })?.problems).toEqual([]);
});

test.each<[Partial<CronWindowSpec>, readonly string[]]>([
  [{}, []],
  [{ replicas: 10 }, []],
  [{ replicas: 1 }, []],
  [{ timezone: 'UTC' }, []],
  [{ timezone: '+08:00' }, ['\'timezone\' must be the IANA name of a time zone, such as Asia/Shanghai, got "+08:00"']],
  [{ start: '8:00' }, ['\'start\' must be a cron schedule: expected exactly 5 fields, found 1, got "8:00"']],
  [{ end: '0 20 * * 7' }, ['\'end\' must be a cron schedule: end of range (7) above maximum (6): 7, got "0 20 * * 7"']],
  [{ end: '0 8 * * 1-5' }, ['\'end\' must differ from \'start\', got "0 8 * * 1-5"']],
  [{ replicas: 0 }, ["'replicas' must be a whole number from 1, got 0"]],
  [{ replicas: 11 }, ["'replicas' must be at most 'maxReplicas' (10), got 11"]],
])('%j has the problems %j', (change, problems) => expect(cronWindowProblems({ ...day, ...change }, 10).map(sentence)).toEqual(problems));
