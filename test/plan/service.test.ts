import type { Metadata } from '../../src/plan/metadata';
import { planPodDisruptionBudget } from '../../src/plan/pod-disruption-budget';
import { planService } from '../../src/plan/service';

const metadata: Metadata = { name: 'web', namespace: 'shop', labels: { team: 'a' }, annotations: {}, selectorLabels: { app: 'web' }, names: {} };

test('the Service selects the pods and names its ports', () => {
  expect(planService(metadata, [{ name: 'http', number: 80, targetPort: 'web' }, { name: 'metrics', number: 9090, targetPort: 9090 }], { note: 'n' })).toStrictEqual({
    id: 'Service',
    draft: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop', labels: { team: 'a', app: 'web' }, annotations: { note: 'n' } },
      spec: {
        type: 'ClusterIP',
        selector: { app: 'web' },
        ports: [
          { name: 'http', port: 80, protocol: 'TCP', targetPort: 'web' }, { name: 'metrics', port: 9090, protocol: 'TCP', targetPort: 9090 },
        ],
      },
    },
  });
});

test('a disruption budget comes with the second guaranteed replica, or when it is asked for', () => {
  const budgetOf = (...[disruption, minReplicas]: [Parameters<typeof planPodDisruptionBudget>[0], number]) =>
    planPodDisruptionBudget(disruption, minReplicas, metadata).map(({ draft }) => draft.spec);
  const selector = { matchLabels: { app: 'web' } };
  expect(budgetOf(undefined, 1)).toEqual([]);
  expect(budgetOf(undefined, 2)).toEqual([{ maxUnavailable: 1, selector }]);
  expect(budgetOf({}, 5)).toEqual([]);
  expect(budgetOf({ minAvailable: '50%' }, 1)).toEqual([{ minAvailable: '50%', selector }]);
  expect(planPodDisruptionBudget(undefined, 2, metadata)).toMatchObject([
    { id: 'PodDisruptionBudget', draft: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web', namespace: 'shop' } } },
  ]);
});
