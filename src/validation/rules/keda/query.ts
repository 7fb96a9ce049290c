import { metadataPath, metadataText, triggersOf } from './trigger';
import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { checkPromql, type CheckedPromql } from '../../../kubernetes/promql/check';
import type { RuleContext } from '../../rule';
import { isTemplated } from '../templated';

/** The query of a prometheus trigger. */
export interface TriggerQuery {
  readonly path: string;
  readonly text: string;
}

/** The queries of the prometheus triggers of an object, without those that are filled in later. */
export function queriesOf(object: Manifest): readonly TriggerQuery[] {
  return triggersOf(object).flatMap((trigger) => {
    const text = trigger.type === 'prometheus' ? metadataText(trigger, 'query') : undefined;
    return text === undefined || isTemplated(text) ? [] : [{ path: metadataPath(trigger, 'query'), text }];
  });
}

/** The value of an equality matcher. */
const VALUE = /(!?=)\s*"(?:[^"\\]|\\.)+"/g;

/** Queries that differ only in the values of labels are checked once: the values change neither type nor number of series. */
export function shapeOf(query: TriggerQuery, { once }: RuleContext): CheckedPromql {
  const shapes = once(shapeMemo);
  const shape = query.text.replace(VALUE, '$1"x"');
  const known = shapes.get(shape);
  if (known !== undefined) return known;
  const checked = checkPromql(shape);
  shapes.set(shape, checked);
  return checked;
}

function shapeMemo(_: Bundle): Map<string, CheckedPromql> {
  return new Map();
}
