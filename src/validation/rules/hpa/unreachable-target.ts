import { asObject, ownField } from '../../../kubernetes/json';
import { quantityOf } from '../../../kubernetes/quantity';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { container, deployment, hpa, podTemplate } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';
import { requestOf, resourceReadings, runningContainers, targetTemplate, type ResourceReading } from './pod-resources';

const TOLERANCE_DEFAULT = 0.1;

/** A share that the limit keeps the pods from reaching. */
export const unreachableTarget: Rule = {
  id: 'HPA011',
  name: 'target beyond the limit',
  severity: 'warning',
  cause: 'utilization is a share of the requests, and a pod never uses more than its limit: if that is no more than the target with its tolerance, '
    + 'the workload is throttled (or killed for memory) and never scaled out',
  fix: 'lower the target, lower the request or raise the limit',
  source: `${CONTROLLER}/replica_calculator.go, metrics/utilization.go`,
  kinds: [HPA, SCALED_OBJECT],
  check: each(resourceReadings, (reading, { bundle }, object) => {
    const template = targetTemplate(object, bundle);
    if (template === undefined || reading.utilization === undefined) return [];
    const holders = runningContainers(template).filter(({ name }) => reading.container === undefined || name === reading.container);
    const tolerance = quantityOf(behaviorsOf(object)[0]?.scaleUp.tolerance)?.toNumber() ?? TOLERANCE_DEFAULT;
    const limit = sum(holders, (holder) => ownField(asObject(asObject(holder.resources).limits), reading.resource));
    return limit === undefined ? [] : beyond(reading, sum(holders, (holder) => requestOf(holder, reading.resource)), limit, tolerance);
  }),
  samples: {
    noncompliant: [limited('100m'), hpa({ metrics: [cpu(95)] })],
    compliant: [limited('200m'), hpa({ metrics: [cpu(95)] })],
  },
};

/** The sum of a quantity over containers, in thousandths; undefined if one has none. */
function sum<T>(holders: readonly T[], quantity: (holder: T) => unknown): number | undefined {
  const amounts = holders.map((holder) => quantityOf(quantity(holder))?.milli());
  return amounts.length === 0 || amounts.includes(undefined) ? undefined : amounts.reduce<number>((total, amount) => total + Number(amount), 0);
}

function beyond(
  { path, resource, utilization = 0 }: ResourceReading, request: number | undefined, limit: number, tolerance: number,
): readonly Detection[] {
  if (request === undefined || request === 0) return [];
  const highest = Math.floor(100 * limit / request);
  return highest > utilization * (1 + tolerance) ? [] : [{
    path,
    sub: resource,
    rule: `can never ask for more pods: at its limits a pod uses ${highest} % of its requests of ${resource}, and the target is ${utilization} % `
      + `with a tolerance of ${Math.round(tolerance * 1000) / 10} %`,
  }];
}

function limited(limit: string) {
  return deployment({ template: podTemplate({ containers: [container({ resources: { requests: { cpu: '100m' }, limits: { cpu: limit } } })] }) });
}

function cpu(averageUtilization: number) {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}
