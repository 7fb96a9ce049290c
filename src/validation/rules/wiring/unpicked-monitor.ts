import { formatSelector } from '../../../kubernetes/label-selector';
import type { Rule } from '../../rule';
import { POD_MONITOR, SERVICE_MONITOR } from '../kinds';
import { sample, service } from '../samples';
import { pickersOf, picks } from './prometheus-selection';
import { serviceMonitor } from './samples';

/** A monitor that no Prometheus reads. */
export const unpickedMonitor: Rule = {
  id: 'WIRING011',
  name: 'monitor that no Prometheus of the bundle picks',
  severity: 'warning',
  cause: 'a Prometheus reads the monitors that its selector matches, by default those with the label of its Helm release: another one is ignored without a word',
  fix: 'give the monitor the labels, or let the Prometheus pick all (serviceMonitorSelectorNilUsesHelmValues: false)',
  source: 'prometheus-operator v0.93 PrometheusSpec.serviceMonitorSelector; prometheus-community/helm-charts#430, #1911',
  kinds: [SERVICE_MONITOR, POD_MONITOR],
  check: ({ kind, metadata }, { once }) => {
    const pickers = once(pickersOf).map(({ by, monitors, podMonitors }) => ({ by, selector: kind === 'PodMonitor' ? podMonitors : monitors }));
    if (pickers.length === 0 || pickers.some(({ selector }) => picks(selector, metadata.labels))) return [];
    return [{
      path: 'metadata.labels',
      rule: `should match a Prometheus of this bundle: ${pickers.map(({ by, selector }) => `${by} picks ${selector === undefined ? 'nothing' : formatSelector(selector)}`).join('; ')}`,
    }];
  },
  samples: {
    noncompliant: [stack(), service(), serviceMonitor()],
    compliant: [stack(), service(), serviceMonitor({}, { labels: { release: 'kps' } })],
  },
};

function stack() {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { releaseName: 'kps', chart: { spec: { chart: 'kube-prometheus-stack', version: '88.5.3' } }, upgrade: { crds: 'CreateReplace' } },
  }, { name: 'kps', namespace: 'monitoring' });
}
