import { anyName } from '../../alike';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { INGRESS_SOURCE, INTERVAL_DEFAULT, slsMetrics, WHOLE_NUMBER, type SlsMetric } from './sls-metric';

/** What each number must at least be, and what the adapter does with less. */
const NUMBERS = [
  { key: 'sls.query.interval', low: INTERVAL_DEFAULT, otherwise: `the adapter silently takes ${INTERVAL_DEFAULT}` },
  { key: 'sls.query.delay', low: 0, otherwise: 'the adapter then asks for logs of the future' },
  { key: 'sls.query.max_retry', low: 1, otherwise: 'the adapter silently takes 5' },
] as const;

/** Numbers of a query that the adapter cannot read, or replaces. */
export const queryNumbers: Rule = {
  id: 'SLS006',
  name: 'number of the query not readable or replaced',
  severity: 'error',
  cause: 'a text that is no whole number fails every reading; a number below the least one is replaced with no more than a log line',
  fix: 'write a whole number in quotes',
  source: INGRESS_SOURCE,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, numbersOf),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.query.interval': '10' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.query.interval': '30' })],
  },
};

function numbersOf({ labels, labelsPath }: SlsMetric): readonly Detection[] {
  return NUMBERS.flatMap(({ key, low, otherwise }) => {
    const text = labels[key];
    if (typeof text !== 'string' || text === '') return [];
    const path = `${labelsPath}[${key}]`;
    if (!WHOLE_NUMBER.test(text)) return [{ path, rule: 'must be a whole number', got: text }];
    return Number(text) >= low ? [] : [{ path, rule: `must be at least ${low}: ${otherwise}`, got: text, fix: `write "${low}" or more` }];
  });
}
