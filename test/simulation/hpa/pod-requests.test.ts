import { podRequests, requestOf } from '../../../src/simulation/hpa/pod-requests';
import { hpaRules } from '../../../src/simulation/hpa/rules';

const RULES = hpaRules();
const cpu = (amount: string) => ({ resources: { requests: { cpu: amount } } });
const POD = podRequests({
  containers: [{ name: 'app', ...cpu('100m') }, { name: 'proxy', ...cpu('50m') }],
  initContainers: [{ name: 'setup', ...cpu('2') }, { name: 'agent', restartPolicy: 'Always', ...cpu('20m') }],
});

describe('the request of a pod', () => {
  test.each([
    ['all containers and sidecars', '', 170], ['one container', 'proxy', 50], ['one sidecar', 'agent', 20],
  ])('%s', (_name, container, milli) => {
    expect(requestOf(POD, 'cpu', container, RULES)).toBe(milli);
  });

  test.each([
    ['', 'missing request for memory in container app of Pod '],
    ['proxy', 'missing request for memory in container proxy of Pod '],
    ['setup', 'container setup not found in Pod '],
  ])('is an error if it is missing (container %j)', (container, error) => {
    expect(requestOf(POD, container === 'setup' ? 'cpu' : 'memory', container, RULES)).toBe(error);
  });

  test('is the limit where there is only that', () => {
    const limited = podRequests({ containers: [{ name: 'app', resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m' } } }] });
    expect([requestOf(limited, 'cpu', '', RULES), requestOf(limited, 'memory', '', RULES)]).toEqual([100, 2 ** 30 * 1000]);
  });

  test('of a pod without containers is 0', () => {
    expect(requestOf(podRequests({}), 'cpu', '', RULES)).toBe(0);
  });
});

describe('a request for the pod as a whole', () => {
  const containers = [{ name: 'app', ...cpu('100m') }];
  const own = podRequests({ containers, resources: { requests: { cpu: '500m' } }, overhead: { cpu: '10m', memory: '1' } });

  test('replaces those of the containers, with the overhead added', () => {
    expect(requestOf(own, 'cpu', '', RULES)).toBe(510);
  });

  test('does not replace that of a container that is asked for', () => {
    expect(requestOf(own, 'cpu', 'app', RULES)).toBe(100);
  });

  test('of a resource that it does not name is that of the containers, the largest step of the start-up, or the overhead alone', () => {
    const disk = (amount: string) => ({ resources: { requests: { 'ephemeral-storage': amount } } });
    const pod = podRequests({
      resources: { requests: { cpu: '1' } },
      containers: [{ name: 'app', ...disk('3') }],
      initContainers: [{ name: 'agent', restartPolicy: 'Always', ...disk('2') }, { name: 'setup', ...disk('1') }],
    });
    expect(requestOf(pod, 'ephemeral-storage', '', RULES)).toBe(5000);
    expect(requestOf(podRequests({
      resources: { requests: { cpu: '1' } },
      initContainers: [
        { name: 'agent', restartPolicy: 'Always', ...disk('2') }, { name: 'setup', ...disk('7') }, { name: 'late', restartPolicy: 'Always', ...disk('1') },
      ],
    }), 'ephemeral-storage', '', RULES)).toBe(9000);
    expect(requestOf(own, 'memory', '', RULES)).toBe(1000);
  });

  test('is missing if nothing asks for the resource', () => {
    expect(requestOf(own, 'ephemeral-storage', '', RULES)).toBe('missing pod-level request for ephemeral-storage in Pod ');
  });

  test.each([
    ['the containers, where they have a request', containers, 100],
    ['the limit, where they have none', [{ name: 'app' }], 2000],
  ])('falls back to %s', (_name, given, milli) => {
    expect(requestOf(podRequests({ containers: given, resources: { limits: { cpu: '2' } } }), 'cpu', '', RULES)).toBe(milli);
  });

  test('is about cpu, memory and huge pages only', () => {
    const odd = { resources: { requests: { 'example.com/gpu': '5' } } };
    expect(requestOf(podRequests({ containers: [{ name: 'app', resources: { requests: { 'example.com/gpu': '1' } } }], ...odd }), 'example.com/gpu', '', RULES)).toBe(1000);
    const huge = { resources: { requests: { 'hugepages-2Mi': '4Mi' } } };
    expect(requestOf(podRequests({ containers: [], ...huge }), 'hugepages-2Mi', '', RULES)).toBe(4 * 2 ** 20 * 1000);
  });
});
