import type { Backlog } from './backlog';
import type { Signal } from './signal';
import { fromDeclared } from '../kubernetes/declared/from-declared';
import type { Kind } from '../kubernetes/declared/kind';
import { made, anObject } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';

/** Stands in for a signal that cannot be made, so that the rest of a declaration can still be checked. */
export function standInSignal(source: string): Backlog {
  return {
    source,
    unit: 'requests/s',
    lagSeconds: 0,
    lowestMinReplicas: 0,
    problems: [],
    hpaMetric: () => ({ type: 'External' }),
    kedaTrigger: () => ({ type: 'missing', metadata: {} }),
  };
}

/** A signal that `QpsSignal` makes. */
export const SIGNAL: Kind<Signal> = made<Signal>(
  'QpsSignal', ({ source, problems }) => typeof source === 'string' && Array.isArray(problems), standInSignal('missing'));

/** A backlog that `Backlog` makes. */
export const BACKLOG: Kind<Backlog> = made(
  'Backlog', ({ kedaTrigger, problems }) => typeof kedaTrigger === 'function' && Array.isArray(problems), standInSignal('missing'));

/** What a factory is given. */
function options<Spec extends object>(keys: KeysOf<Spec>): Kind<Spec> {
  const kind = anObject(keys);
  return { ...kind, refuse: (value) => (kind.refuse(value) === undefined ? undefined : { rule: 'must be made from an object with its options' }) };
}

/** Makes a signal from its options; what is wrong with them are its problems, which the declaration reports. */
export function signalFrom<Spec extends object>(source: string, given: Spec, keys: KeysOf<Spec>, make: (spec: Spec) => Signal): Signal {
  return fromDeclared<Spec, Signal>(given, options(keys), standInSignal(source), make);
}

/** The same for a backlog. */
export function backlogFrom<Spec extends object>(source: string, given: Spec, keys: KeysOf<Spec>, make: (spec: Spec) => Backlog): Backlog {
  return fromDeclared(given, options(keys), standInSignal(source), make);
}
