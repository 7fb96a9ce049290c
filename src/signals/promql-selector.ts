import { interpolate, interpolateWith, type Leaf } from '../kubernetes/opaque';
import { escapePromqlString } from '../kubernetes/promql/escape';

const escaped = interpolateWith(escapePromqlString);

/** Equality matchers of a selector: `instance_id="rmq-1",topic="orders"`. Labels without a value are left out; opaque values are escaped too. */
export function equalityMatchers(labels: Readonly<Record<string, Leaf | undefined>>): Leaf {
  return Object.entries(labels)
    .flatMap(([label, value]) => (value === undefined ? [] : [escaped`${value}`].map((text) => interpolate`${label}="${text}"`)))
    .reduce<Leaf>((all, matcher, index) => (index === 0 ? matcher : interpolate`${all},${matcher}`), '');
}
