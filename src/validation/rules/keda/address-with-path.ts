import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

const API = /\/api\/v1(\/(query(_range)?)?)?\/?$/;

/** An address to which KEDA adds what is there already. */
export const addressWithPath: Rule = {
  id: 'KEDA043',
  name: 'address of Prometheus with the path of the API',
  severity: 'error',
  cause: 'KEDA puts "/api/v1/query" behind the address: with the path in it every reading asks for /api/v1/…/api/v1/query and is answered with 404',
  fix: 'leave out everything from /api/v1 on',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go ExecutePromQuery`,
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger) => {
    const address = metadataText(trigger, 'serverAddress') ?? '';
    const path = metadataPath(trigger, 'serverAddress');
    return API.test(address) ? [{ path, rule: 'must end before /api/v1, which KEDA adds', got: address, edits: [{ op: 'replace', path, value: address.replace(API, '') }] }] : [];
  }),
  samples: {
    noncompliant: [prometheusObject({ serverAddress: 'http://prometheus.monitoring.svc:9090/api/v1/query' })],
    compliant: [prometheusObject({ serverAddress: 'http://prometheus.monitoring.svc:9090/prometheus' })],
  },
};
