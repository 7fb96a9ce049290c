import { acceptedIn, cdk8s, pulumi, type Declaring } from './accepted-values';
import { recordRegistrations } from './pulumi/recorded';

beforeAll(recordRegistrations);
beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

const TIMEOUT = 60_000;

describe.each<[string, Declaring]>([['cdk8s', cdk8s], ['Pulumi', pulumi]])('%s says what is wrong with any value in any place', (_, shell) => {
  test.each([[null], [[null]], [{ a: null }], [[{}]], [() => 1]])('%p is taken nowhere', async (value) => {
    expect(await acceptedIn(shell, value)).toEqual([]);
  }, TIMEOUT);

  test('true is taken only where a choice is', async () => {
    expect(await acceptedIn(shell, true)).toEqual([
      'Backlog.kafka.tls', 'QpsSignal.envoy.ignoreNullValues', 'Scaler.keda.restoreToOriginalReplicaCount', 'Scaler.keda.useCachedMetrics',
    ]);
  }, TIMEOUT);

  test('an empty list is taken only where a list is', async () => {
    expect(await acceptedIn(shell, [])).toEqual([
      'AlbConfig.listeners', 'Delivery.flux.dependsOn', 'KnativeService.traffic', 'PrometheusAuth.existing.modes', 'QpsAutoscaledService.pod.container.args',
      'QpsAutoscaledService.pod.container.command', 'QpsAutoscaledService.pod.imagePullSecrets', 'QueueBacklogConsumer.alsoScaleOn', 'QueueBacklogConsumer.job.pendingPodConditions', 'Scaler.hpa.companions',
    ]);
  }, TIMEOUT);

  test('no place takes a text, a number and an object at once', async () => {
    const [texts, numbers, objects] = [await acceptedIn(shell, 'x'), await acceptedIn(shell, 5), await acceptedIn(shell, {})];
    expect([texts.length, numbers.length, objects.length].every((count) => count > 20)).toBe(true);
    expect(numbers.filter((path) => texts.includes(path))).toEqual([]);
    expect(objects.filter((path) => texts.includes(path) || numbers.includes(path))).toEqual([]);
  }, TIMEOUT);

  test('options without a value are left out, or said to be required', async () => {
    expect(await acceptedIn(shell, undefined)).toContain('Route.apig.host');
  }, TIMEOUT);
});
