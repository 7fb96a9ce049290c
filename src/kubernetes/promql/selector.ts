import { interpolate } from '../opaque';
import type { Leaf } from '../opaque';
import { quotePromqlString } from './escape';
import { labelIs } from './matcher';
import type { LabelMatcher } from './matcher';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
// Words that PromQL does not take for a metric.
const RESERVED = /^(atan2|bool|group_left|group_right|ignoring|inf|nan|offset|on)$/i;

/**
 * A vector selector as PromQL text: `metric{label="value",…}`. A metric whose name is none of the classic ones is quoted within
 * the braces (Prometheus 3), one that is known only later is matched through `__name__`. The matchers keep their order.
 */
export function vectorSelector(metric: Leaf, matchers: readonly LabelMatcher[]): Leaf {
  if (typeof metric !== 'string') return braces([labelIs('__name__', metric).text, ...matchers.map(({ text }) => text)]);
  if (!METRIC_NAME.test(metric) || RESERVED.test(metric)) return braces([quotePromqlString(metric), ...matchers.map(({ text }) => text)]);
  return matchers.length === 0 ? metric : interpolate`${metric}${braces(matchers.map(({ text }) => text))}`;
}

function braces(items: readonly Leaf[]): Leaf {
  const list = items.reduce<Leaf>((text, item, index) => (index === 0 ? item : interpolate`${text},${item}`), '');
  return interpolate`{${list}}`;
}
