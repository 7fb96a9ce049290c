import { parsePrometheusDuration } from '../prometheus-duration';
import { quantityOf } from '../quantity';

/** How a text of a simulation is read, and what it must be. */
export interface TextKind {
  /** Undefined for a text that is no such thing. */
  readonly read: (text: string) => number | undefined;
  readonly rule: string;
}

/** A number as Kubernetes writes quantities. */
export const AMOUNT: TextKind = { read: (text) => quantityOf(text)?.toNumber(), rule: 'must be a number such as 20 or 500m' };

/** A duration as Prometheus writes it, in seconds. */
export const DURATION: TextKind = {
  read: (text) => {
    const millis = parsePrometheusDuration(text);
    return millis === undefined ? undefined : millis / 1000;
  },
  rule: 'must be a duration such as 30s',
};
