import { helmRelease } from './samples';
import { asNumber, asObject, asString } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

const PORT_DEFAULT = 9090;
const WITH_PORT = /^https?:\/\/[^/]+:\d+/;

/** A port behind a port. */
export const doublePort: Rule = {
  id: 'INSTALL001',
  name: 'address of Prometheus with two ports',
  severity: 'error',
  cause: 'the chart of prometheus-adapter writes url and port (9090 by default) one behind the other: a port in the url makes an address that no server has, and the adapter does not start',
  fix: "write the port into 'prometheus.port' only",
  source: 'prometheus-community/helm-charts prometheus-adapter 5.3.0 templates/deployment.yaml',
  kinds: INSTALL_KINDS,
  check: each(installsIn, ({ chart, path, values }) => {
    const { url, port } = asObject(values.prometheus);
    const text = asString(url) ?? '';
    const behind = port === undefined ? PORT_DEFAULT : asNumber(port) ?? Number(port);
    return chart !== 'prometheus-adapter' || !WITH_PORT.test(text) || behind === 0 ? []
      : [{ path: `${path}.prometheus.url`, rule: `must have no port, since 'prometheus.port' (${behind}) is written behind it`, got: text }];
  }),
  samples: {
    noncompliant: [adapter({ url: 'http://prometheus.monitoring.svc:9090' })],
    compliant: [adapter({ url: 'http://prometheus.monitoring.svc', port: 9090 })],
  },
};

function adapter(prometheus: Parameters<typeof helmRelease>[1] & object) {
  return helmRelease('prometheus-adapter', { prometheus, rules: { default: false } });
}
