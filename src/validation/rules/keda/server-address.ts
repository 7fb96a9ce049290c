import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { isTemplated } from '../templated';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

/** An address that makes no URL. */
export const serverAddress: Rule = {
  id: 'KEDA018',
  name: 'address of Prometheus without a scheme',
  severity: 'error',
  cause: 'KEDA puts "/api/v1/query" behind the text and asks that URL; without a scheme every reading fails with "unsupported protocol scheme"',
  fix: 'put http:// or https:// in front',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go`,
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger) => {
    const address = metadataText(trigger, 'serverAddress');
    return address === undefined || isTemplated(address) || /^https?:\/\/[^/]/.test(address) ? []
      : [{ path: metadataPath(trigger, 'serverAddress'), rule: 'must start with http:// or https://', got: address }];
  }),
  samples: {
    noncompliant: [prometheusObject({ serverAddress: 'prometheus.monitoring.svc:9090' })],
    compliant: [prometheusObject({ serverAddress: 'http://prometheus.monitoring.svc:9090' })],
  },
};
