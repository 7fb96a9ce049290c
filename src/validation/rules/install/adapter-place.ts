import { helmRelease } from './samples';
import { asObject, asString } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

const CHART = 'ack-alibaba-cloud-metrics-adapter';
const SYSTEM = 'kube-system';

/** An adapter where its APIService does not look. */
export const adapterPlace: Rule = {
  id: 'INSTALL012',
  name: 'metrics adapter of Alibaba Cloud outside of kube-system',
  severity: 'error',
  cause: 'the chart writes its APIServices, roles and the reading of extension-apiserver-authentication for kube-system: elsewhere no external metric is served',
  fix: `install it into ${SYSTEM}`,
  source: 'Alibaba Cloud documentation, ack-alibaba-cloud-metrics-adapter',
  kinds: INSTALL_KINDS,
  check: each(installsIn, ({ chart, object }) => {
    const { targetNamespace, destination, namespace } = asObject(object.spec);
    const [path, place] = object.kind === 'HelmRelease' ? ['spec.targetNamespace', targetNamespace ?? object.metadata.namespace]
      : object.kind === 'Application' ? ['spec.destination.namespace', asObject(destination).namespace] : ['spec.namespace', namespace];
    return chart !== CHART || place === undefined || place === SYSTEM ? [] : [{ path: String(path), rule: `must be ${SYSTEM} for ${CHART}`, got: asString(place) ?? '' }];
  }),
  samples: {
    noncompliant: [helmRelease(CHART, {}, { targetNamespace: 'metrics' })],
    compliant: [helmRelease(CHART, {}, { targetNamespace: SYSTEM })],
  },
};
