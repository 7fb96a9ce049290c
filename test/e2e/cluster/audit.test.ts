import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Audit } from './audit';

const CONTROLLER = 'kubernetes/v1.36.3 (linux/amd64) kubernetes/abc/horizontal-pod-autoscaler';
const looked = (time: string, namespace = 'shop', userAgent = CONTROLLER) => ({
  verb: 'get', userAgent, requestReceivedTimestamp: `2026-01-01T00:00:${time}Z`, objectRef: { resource: 'deployments', subresource: 'scale', namespace },
});
const wrote = (time: string, averageValue: string) => ({
  verb: 'update', userAgent: CONTROLLER, requestReceivedTimestamp: `2026-01-01T00:00:${time}Z`,
  objectRef: { resource: 'horizontalpodautoscalers', subresource: 'status', namespace: 'shop' }, requestObject: { status: { currentMetrics: [averageValue] } },
});

describe('the syncs of the HorizontalPodAutoscaler controller, from what the API server wrote down', () => {
  let directory: string;
  const path = (...names: readonly string[]) => join(directory, ...names);
  const start = Date.parse('2026-01-01T00:00:00Z');

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'audit-'));
    mkdirSync(path('logs'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test('each begins with a look at the scale, and has seen what was written last', () => {
    const audit = new Audit({ path });
    const events = [
      looked('05.100000'), looked('10.200000'), wrote('10.250000', '3'), looked('12.000000', 'shop', 'keda'), looked('13.000000', 'other'),
      // Written late, and not all of the last line is there yet.
      looked('20.400000'), looked('15.300000'), wrote('20.450000', '7'),
    ];
    writeFileSync(path('logs', 'audit.log'), `${events.map((event) => JSON.stringify(event)).join('\n')}\n{"verb":"get","objectR`);
    expect(audit.syncsOf('shop').map(({ atMillis, currentMetrics }) => [atMillis - start, currentMetrics])).toEqual([
      [5100, undefined], [10_200, ['3']], [15_300, ['3']], [20_400, ['7']],
    ]);
  });

  test('there are none before anything was written', () => {
    expect(new Audit({ path }).syncsOf('shop')).toEqual([]);
  });
});
