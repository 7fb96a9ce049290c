import { DOCUMENTATION, GATEWAYS } from './gateway';
import { mseGateway } from './samples';
import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';

const SECTIONS = ['global', 'monitor'] as const;

/** An override that resets what it does not say. */
export const bareOverride: Rule = {
  id: 'GATEWAY004',
  name: 'override of a gateway that says half of it',
  severity: 'warning',
  cause: 'with override the listener options, access control and log shipping of the existing gateway are replaced by whatever stands here: what is left out is switched off, the logs too',
  fix: "write 'global' and 'monitor' in full, or leave 'override' out",
  source: DOCUMENTATION,
  kinds: GATEWAYS,
  check: ({ spec }) => {
    const { override, ...rest } = asObject(spec);
    const missing = SECTIONS.filter((section) => rest[section] === undefined);
    return override !== true || missing.length === 0 ? [] : [{ path: 'spec.override', rule: `should come with ${missing.map((section) => `'spec.${section}'`).join(' and ')}, which it resets otherwise`, got: true }];
  },
  samples: {
    noncompliant: [mseGateway({ id: 'gw-1', override: true, global: {} })],
    compliant: [mseGateway({ id: 'gw-1', override: true, global: {}, monitor: { logging: { sls: { reuseProject: '' } } } })],
  },
};
