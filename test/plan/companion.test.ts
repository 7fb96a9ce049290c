import { sentence } from '../../src/kubernetes/problem';
import { companionMetric, companionProblems, companionRequestProblems, companionTrigger, type CompanionSpec } from '../../src/plan/companion';

test.each<[CompanionSpec[], string[]]>([
  [[{ resource: 'cpu', utilization: 1 }, { resource: 'memory', average: '256Mi' }], []],
  [[{ resource: 'cpu', average: '500m' }], []],
  [[{ resource: 'cpu' }], ["'[0]' must have exactly one of 'utilization' and 'average'"]],
  [[{ resource: 'cpu', utilization: 70, average: '1' }], ["'[0]' must have exactly one of 'utilization' and 'average'"]],
  [[{ resource: 'cpu', utilization: 0 }], ["'[0].utilization' must be a whole percentage from 1, got 0"]],
  [[{ resource: 'cpu', utilization: 70.5 }], ["'[0].utilization' must be a whole percentage from 1, got 70.5"]],
  [[{ resource: 'cpu', average: '0' }], ["'[0].average' must be a Kubernetes quantity above 0, such as 500m, got \"0\""]],
  [[{ resource: 'memory', average: '-1Mi' }], ["'[0].average' must be a Kubernetes quantity above 0, such as 256Mi, got \"-1Mi\""]],
  [[{ resource: 'memory', average: '256MB' }], ["'[0].average' must be a Kubernetes quantity above 0, such as 256Mi, got \"256MB\""]],
  [[{ resource: 'cpu', utilization: 70 }, { resource: 'cpu', average: '1' }], ["'[1].resource' must be given once, got \"cpu\""]],
])('companions %j', (companions, problems) => expect(companionProblems(companions).map(sentence)).toEqual(problems));

test('what is compared with a request or limit needs one', () => {
  const companions: CompanionSpec[] = [{ resource: 'cpu', utilization: 70 }, { resource: 'memory', utilization: 70 }];
  const problemsOf = (container: object) => companionRequestProblems(companions, container).map(sentence);
  expect(problemsOf({})).toEqual([
    "'requests.cpu' is required by the companion metric cpu", "'requests.memory' is required by the companion metric memory",
  ]);
  expect(problemsOf({ requests: { cpu: '1' } })).toEqual(["'requests.memory' is required by the companion metric memory"]);
  expect(problemsOf({ requests: { cpu: '1' }, limits: { memory: '1Gi' } })).toEqual([]);
});

test('an HPA reads a companion as a metric of its pods, KEDA as a trigger', () => {
  const [share, average]: CompanionSpec[] = [{ resource: 'cpu', utilization: 70 }, { resource: 'memory', average: '256Mi' }];
  expect(companionMetric(share!)).toStrictEqual({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } });
  expect(companionMetric(average!)).toStrictEqual({ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '256Mi' } } });
  expect(companionTrigger(share!)).toStrictEqual({ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } });
  expect(companionTrigger(average!)).toStrictEqual({ type: 'memory', metricType: 'AverageValue', metadata: { value: '256Mi' } });
});
