import { parseGoBool } from '../../../kubernetes/go-number';
import { asObject } from '../../../kubernetes/json';
import { mayBeEmpty } from '../../../kubernetes/promql/emptiness';
import { each } from '../../each';
import type { Edit } from '../../edit';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject, PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { queriesOf, shapeOf } from './query';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, type Trigger } from './trigger';

const KEY = 'ignoreNullValues';

/** A scrape that fails looks like no load. */
export const ignoredNulls: Rule = {
  id: 'KEDA011',
  name: 'empty result counts as 0',
  severity: 'warning',
  cause: 'an empty result, such as during an outage of the scrape, is taken for 0 by default: the workload is scaled in, and no fallback comes to its rescue',
  fix: 'set ignoreNullValues: "false" together with a fallback, or end the query with "or vector(0)" where no series really means no load',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go; kedacore/keda#3065, #4249`,
  fixable: true,
  kinds: [SCALED_OBJECT],
  check: each(prometheusTriggersOf, (trigger, context, object) => {
    const text = metadataText(trigger, KEY);
    if (text !== undefined && parseGoBool(text) !== true) return [];
    const query = context.read(object, queriesOf).find(({ path }) => path === metadataPath(trigger, 'query'));
    const expr = query === undefined ? undefined : shapeOf(query, context).expr;
    if (expr !== undefined && !mayBeEmpty(expr)) return [];
    const defeated = asObject(object.spec).fallback === undefined ? '' : ", so 'spec.fallback' never counts for it";
    const path = metadataPath(trigger, KEY);
    return [{ path, rule: `should be "false": an empty result otherwise counts as 0${defeated}`, ...(defeated !== '' && { edits: [switchedOff(trigger, path)] }) }];
  }),
  samples: {
    noncompliant: [scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, ignoreNullValues: 'true' } }])],
    compliant: [prometheusObject()],
  },
};

/** With a fallback there is nothing left to decide. */
function switchedOff({ path, metadata }: Trigger, key: string): Edit {
  return Object.hasOwn(metadata, KEY) ? { op: 'replace', path: key, value: 'false' } : { op: 'add', path: `${path}.metadata`, name: KEY, value: 'false' };
}
