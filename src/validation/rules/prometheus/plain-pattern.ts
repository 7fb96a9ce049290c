import { checkPromql } from '../../../kubernetes/promql/check';
import { selectorsOf } from '../../../kubernetes/promql/selectors';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { signalQueriesOf, WITH_SIGNALS } from './signal-query';

const META = /[.+*?()|[\]{}^$\\]/;
const ANCHOR = /^\^|(?<!\\)\$$/;

/** A pattern that is none, or says twice what holds anyway. */
export const plainPattern: Rule = {
  id: 'PROM010',
  name: 'pattern that is a plain text',
  severity: 'info',
  cause: 'Prometheus anchors patterns at both ends: one without special characters is an equality that is slower and hides that the query reads one series, and ^ and $ say nothing',
  fix: 'use = and != for a text, and leave ^ and $ out',
  source: 'Prometheus documentation, time series selectors',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, ({ path, text }) => {
    const { expr, problems } = /[=!]~/.test(text) ? checkPromql(text) : { expr: undefined, problems: [] };
    if (expr === undefined || problems.length > 0) return [];
    return selectorsOf(expr).flatMap(({ matchers }) => matchers).filter(({ operator }) => operator.endsWith('~')).flatMap(({ label, operator, value }) => {
      if (value !== '' && !META.test(value)) return [{ path, sub: label, rule: `compares ${label} by a pattern that is a plain text: ${label}${operator}"${value}"` }];
      return ANCHOR.test(value) ? [{ path, sub: label, rule: `anchors a pattern that is anchored anyway: ${label}${operator}"${value}"` }] : [];
    });
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rate(http_requests_total{service=~"web"}[2m]))' })],
    compliant: [prometheusObject({ query: 'sum(rate(http_requests_total{service=~"web|api"}[2m]))' })],
  },
};
