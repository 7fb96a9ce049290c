import { acceptedIn, pulumi } from './accepted-values';
import { recordRegistrations } from './pulumi/recorded';

beforeAll(recordRegistrations);
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());

/** The numbers that may be replaced so. */
const acceptedFor = (replacement: unknown): Promise<readonly string[]> => acceptedIn(pulumi, replacement, (value) => typeof value === 'number');

test('no number may be NaN or negative', async () => {
  expect([await acceptedFor(Number.NaN), await acceptedFor(-7)]).toEqual([[], []]);
});

test('no number may be a text', async () => {
  expect(await acceptedFor('7')).toEqual(['Disruption.maxUnavailablePercent']); // which makes a text of it
});

test('only amounts may be fractions', async () => {
  const accepted = await acceptedFor(7.5);
  const ofLoads = accepted.filter((path) => path.includes('.expectedLoad.') || path.startsWith('Load.'));
  expect(ofLoads.filter((path) => /(queueTimeout|podStart|readinessDelay|scrapeInterval|oscillations|servedShare)/.test(path))).toEqual([]);
  expect(accepted.filter((path) => !ofLoads.includes(path))).toEqual([
    'Backlog.rocketMqBroker.timeoutSeconds', 'HaproxyIngressController.queueTimeoutSeconds', 'Keda.httpTimeoutSeconds',
    'KnativeScaling.concurrency.target', 'KnativeScaling.concurrency.utilization', 'KnativeScaling.custom.target', 'KnativeScaling.memory.target',
    'KnativeScaling.rps.panicWindowPercentage', 'KnativeScaling.rps.podRetentionSeconds', 'KnativeScaling.rps.target',
    'KnativeScaling.rps.targetBurstCapacity', 'QpsAutoscaledService.targetPerPod', 'QpsAutoscaledService.targetQpsPerPod',
    'QpsSignal.envoy.scrapeIntervalSeconds', 'QpsSignal.haproxyQueue.timeoutQueueSeconds', 'QpsSignal.podMetric.scrapeIntervalSeconds',
    'QpsSignal.podMetric.timeoutSeconds', 'QueueBacklogConsumer.scaler.activation', 'QueueBacklogConsumer.targetBacklogPerPod',
    'ScaleOn.backlog.activation', 'ScaleOn.backlog.targetPerPod', 'Scaler.keda.scalingModifiers.activationTarget',
    'Scaler.keda.scalingModifiers.target',
  ]);
});
