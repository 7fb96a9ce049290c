import { DOCUMENTATION, GATEWAYS } from './gateway';
import { mseGateway } from './samples';
import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';

/** Two systems for one trace. */
export const twoTracings: Rule = {
  id: 'GATEWAY002',
  name: 'two tracings of a gateway',
  severity: 'error',
  cause: 'a gateway traces by xTrace or by OpenTelemetry: with both the controller refuses the object, which ends in status Failed',
  fix: 'keep one of them',
  source: DOCUMENTATION,
  kinds: GATEWAYS,
  check: ({ spec }) => {
    const { xTrace, openTelemetry } = asObject(asObject(asObject(spec).monitor).tracing);
    return xTrace === undefined || openTelemetry === undefined ? [] : [{ path: 'spec.monitor.tracing', rule: "must have only one of 'xTrace' and 'openTelemetry'" }];
  },
  samples: {
    noncompliant: [traced({ xTrace: { sampleRate: '10' }, openTelemetry: { sampleRate: '10' } })],
    compliant: [traced({ xTrace: { sampleRate: '10' } })],
  },
};

function traced(tracing: Parameters<typeof mseGateway>[0] & object) {
  return mseGateway({ monitor: { tracing } });
}
