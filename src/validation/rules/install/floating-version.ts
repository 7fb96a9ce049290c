import { helmRelease } from './samples';
import { versionOf } from './version';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';
import { isTemplated } from '../templated';

/** The charts on which the scaling of a whole cluster hangs. */
const PLATFORM: ReadonlySet<string> = new Set([
  'keda', 'ack-keda', 'prometheus-adapter', 'kube-prometheus-stack', 'prometheus', 'knative-operator', 'kubernetes-ingress', 'metrics-server', 'ack-alibaba-cloud-metrics-adapter',
]);

/** A chart that changes by itself. */
export const floatingVersion: Rule = {
  id: 'INSTALL006',
  name: 'chart of the platform without a fixed version',
  severity: 'warning',
  cause: 'without a version the newest chart is taken whenever it appears: names of metrics, fields and defaults of all scaling change overnight, unseen by any check',
  fix: 'pin the version',
  source: 'Flux HelmChart spec.version; Argo CD targetRevision; haproxytech/kubernetes-ingress 3.1.11, which renamed backends in a patch',
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install) => {
    const version = PLATFORM.has(install.chart) ? versionOf(install) : undefined;
    return version === undefined || isTemplated(version.text) || (version.text !== '' && !/^(\*|latest|HEAD|>.*|v?\d+(\.x|\.\*)?)$/.test(version.text)) ? []
      : [{ path: version.path, rule: 'should be one version', got: version.text }];
  }),
  samples: {
    noncompliant: [helmRelease('keda', {}, {}, '')],
    compliant: [helmRelease('keda', {}, {}, '2.20.2')],
  },
};
