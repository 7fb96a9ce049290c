import { asString, type JsonObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Edit } from '../../edit';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER, metricsOf } from './metrics';

const TYPE_OF = { averageUtilization: 'Utilization', averageValue: 'AverageValue', value: 'Value' } as const;
const FIELDS = ['averageUtilization', 'averageValue', 'value'] as const;

/** A type that says one thing while the controller does another. */
export const targetType: Rule = {
  id: 'HPA009',
  name: 'type of a target differs from its value',
  severity: 'warning',
  cause: "the controller goes by the value that is set and never looks at 'type' here, so whoever reads the manifest is misled",
  fix: 'make the type name the value that is set',
  source: `${CONTROLLER}/horizontal.go; pkg/apis/autoscaling/validation/validation.go`,
  fixable: true,
  kinds: [HPA],
  blindTo: anyName,
  check: each(metricsOf, ({ type, path, target }) => {
    const fields = FIELDS.filter((field) => target[field] !== undefined);
    const [field] = fields;
    if (type === 'Object' || field === undefined || fields.length > 1 || TYPE_OF[field] === asString(target.type)) return [];
    const [at, value] = [`${path}.target.type`, TYPE_OF[field]];
    const edit: Edit = target.type === undefined ? { op: 'add', path: `${path}.target`, name: 'type', value } : { op: 'replace', path: at, value };
    return [{ path: at, rule: `should be ${value}, since '${field}' is set`, got: target.type, edits: [edit] }];
  }),
  samples: {
    noncompliant: [hpa({ metrics: [pods({ type: 'Utilization', averageValue: '10' })] })],
    compliant: [hpa({ metrics: [pods({ type: 'AverageValue', averageValue: '10' })] })],
  },
};

function pods(target: JsonObject) {
  return { type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target } };
}
