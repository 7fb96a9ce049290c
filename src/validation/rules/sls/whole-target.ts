import { quantityOf } from '../../../kubernetes/quantity';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ADAPTER, slsMetrics } from './sls-metric';

const MILLI = 1000n;

/** The readings are whole numbers. */
export const wholeTarget: Rule = {
  id: 'SLS013',
  name: 'target finer than the readings',
  severity: 'warning',
  cause: 'the adapter floors every reading to a whole number, so below one request per second it reads 0, and a fraction in the target is noise',
  fix: 'use a whole number from 1',
  source: `${ADAPTER} pkg/metrics/sls/ingress.go getSLSIngressMetrics`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ path, target }) => (['averageValue', 'value'] as const).flatMap((field) => {
    const milli = quantityOf(target[field])?.milli();
    return milli === undefined || milli <= 0n || milli % MILLI === 0n ? [] : [{
      path: `${path}.target.${field}`, rule: 'should be a whole number, as the readings are', got: target[field],
    }];
  })),
  samples: {
    noncompliant: [slsHpa(SLS_LABELS, {}, { type: 'AverageValue', averageValue: '500m' })],
    compliant: [slsHpa(SLS_LABELS, {}, { type: 'AverageValue', averageValue: '1' })],
  },
};
