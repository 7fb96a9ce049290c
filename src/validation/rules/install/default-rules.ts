import { helmRelease } from './samples';
import { asList, asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';
import { adapterRule } from '../prometheus/samples';

/** Rules that nobody asked for, beside those that somebody wrote. */
export const defaultRules: Rule = {
  id: 'INSTALL011',
  name: 'default rules of the adapter beside rules of your own',
  severity: 'info',
  cause: 'the default rules turn every series with a namespace and a pod into a metric with a window of 5 minutes, also those that have a rule of their own: two names for one thing, and a long discovery',
  fix: 'set rules.default: false',
  source: 'prometheus-community/helm-charts prometheus-adapter 5.3.0 values.yaml, rules.default',
  kinds: INSTALL_KINDS,
  check: each(installsIn, ({ chart, path, values }) => {
    const { default: standard, custom } = asObject(values.rules);
    return chart !== 'prometheus-adapter' || standard === false || asList(custom).length === 0 ? [] : [{ path: `${path}.rules.default`, rule: 'is true beside rules of your own', got: true }];
  }),
  samples: {
    noncompliant: [helmRelease('prometheus-adapter', { rules: { custom: [adapterRule()] } })],
    compliant: [helmRelease('prometheus-adapter', { rules: { default: false, custom: [adapterRule()] } })],
  },
};
