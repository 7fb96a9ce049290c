import { asList, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { KNATIVE, templateOf, WITH_REVISIONS } from './template';

/** The port of queue-proxy for TLS, which the webhook forgot. */
const TLS_PORT = 8112;

/** A port that queue-proxy listens on. */
export const takenPort: Rule = {
  id: 'KNATIVE020',
  name: 'port of queue-proxy',
  severity: 'warning',
  cause: 'queue-proxy listens on 8112 in the same pod for TLS within the cluster: the webhook refuses its other ports, but not this one, and one of both cannot start',
  fix: 'take another containerPort',
  source: `${KNATIVE} pkg/networking/constants.go BackendHTTPSPort`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => asList(read(object, templateOf).spec.containers).flatMap((container, position) => asList(asObject(container).ports)
    .flatMap((port, index) => (asObject(port).containerPort !== TLS_PORT ? []
      : [{ path: `spec.template.spec.containers[${position}].ports[${index}].containerPort`, rule: 'should be another port: queue-proxy listens on this one', got: TLS_PORT }]))),
  samples: {
    noncompliant: [knativeService({}, { containers: [{ image: 'registry.example.com/web:1.0', ports: [{ containerPort: 8112 }] }] })],
    compliant: [knativeService({}, { containers: [{ image: 'registry.example.com/web:1.0', ports: [{ containerPort: 8080 }] }] })],
  },
};
