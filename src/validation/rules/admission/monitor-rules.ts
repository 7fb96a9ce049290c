import { unknownField } from './unknown-field';
import type { Manifest } from '../../../kubernetes/manifest';
import { admitMonitor, isMonitorKind, monitorFields, type MonitorAdmission, type MonitorLayer } from '../../admission/monitors/admit';
import { admissionRule } from '../../admission-rule';
import type { Rule, Samples } from '../../rule';
import { POD_MONITOR, SERVICE_MONITOR } from '../kinds';
import { podMonitor, serviceMonitor } from '../wiring/samples';

const OPERATOR = 'prometheus-operator v0.94.0';

/** The verdict on a monitor, worked out once for the rules of both layers. */
function verdictOf(object: Manifest): MonitorAdmission | undefined {
  return isMonitorKind(object) ? admitMonitor(object) : undefined;
}

interface LayerRule {
  readonly id: string;
  readonly kind: string;
  readonly layer: MonitorLayer;
  readonly samples: Samples;
}

const LAYERS: Readonly<Record<MonitorLayer, { readonly by: string; readonly cause: string; readonly source: string }>> = {
  schema: {
    by: 'the API server',
    cause: 'the API server refuses the object by the schema of its CustomResourceDefinition: it never reaches the cluster',
    source: `${OPERATOR} example/prometheus-operator-crd`,
  },
  operator: {
    by: 'prometheus-operator',
    cause: 'the object is accepted, but the operator leaves the whole monitor out of the configuration of Prometheus, with no more than an event',
    source: `${OPERATOR} pkg/prometheus/resource_selector.go`,
  },
};

function refused({ id, kind, layer, samples }: LayerRule): Rule {
  const { by, ...facts } = LAYERS[layer];
  return admissionRule({
    ...facts,
    id,
    name: `${kind.slice(0, kind.indexOf('.'))} that ${by} refuses`,
    fix: 'mend the field as the message says',
    ...(layer === 'schema' && { fixable: true }),
    kinds: [kind],
    by,
    admit: (object, { read }) => (read(object, verdictOf)?.errors ?? []).filter((error) => error.layer === layer),
    samples,
  });
}

/** What the API server and prometheus-operator have against monitors. */
export const monitorAdmissionRules: readonly Rule[] = [
  unknownField({
    id: 'ADMIT041',
    kinds: [SERVICE_MONITOR, POD_MONITOR],
    source: `${OPERATOR} example/prometheus-operator-crd`,
    unknownFields: (object, { read }) => read(object, verdictOf)?.unknownFields ?? [],
    knownFields: monitorFields,
    samples: {
      noncompliant: [serviceMonitor({ endpoints: [{ port: 'http', scrapeInterval: '15s' }] })],
      compliant: [serviceMonitor({ endpoints: [{ port: 'http', interval: '15s' }] })],
    },
  }),
  refused({
    id: 'ADMIT042',
    kind: SERVICE_MONITOR,
    layer: 'schema',
    samples: {
      noncompliant: [serviceMonitor({ endpoints: [{ port: 'http', interval: '15 s' }] })],
      compliant: [serviceMonitor({ endpoints: [{ port: 'http', interval: '15s' }] })],
    },
  }),
  refused({
    id: 'ADMIT043',
    kind: SERVICE_MONITOR,
    layer: 'operator',
    samples: {
      noncompliant: [serviceMonitor({ endpoints: [{ port: 'http', relabelings: [{ action: 'replace', replacement: 'shop' }] }] })],
      compliant: [serviceMonitor({ endpoints: [{ port: 'http', relabelings: [{ action: 'replace', replacement: 'shop', targetLabel: 'team' }] }] })],
    },
  }),
  refused({
    id: 'ADMIT044',
    kind: POD_MONITOR,
    layer: 'schema',
    samples: {
      noncompliant: [podMonitor({ podMetricsEndpoints: [{ port: 'http', scheme: 'tls' }] })],
      compliant: [podMonitor({ podMetricsEndpoints: [{ port: 'http', scheme: 'https' }] })],
    },
  }),
  refused({
    id: 'ADMIT045',
    kind: POD_MONITOR,
    layer: 'operator',
    samples: {
      noncompliant: [podMonitor({ podMetricsEndpoints: [{ port: 'http', metricRelabelings: [{ action: 'drop', regex: 'go_(' }] }] })],
      compliant: [podMonitor({ podMetricsEndpoints: [{ port: 'http', metricRelabelings: [{ action: 'drop', regex: 'go_.*' }] }] })],
    },
  }),
];
