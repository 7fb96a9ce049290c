import type { Bundle } from '../../kubernetes/bundle';
import type { Rule } from '../rule';
import { CRON_HPA, WITH_PREDICTION } from './ahpa/advanced';
import { WITH_SETTINGS } from './autoscaler-config/settings';
import { INSTALL_KINDS } from './cluster/install-kinds';
import { ALB_CONFIG, GATEWAYS } from './gateway/gateway';
import {
  ANY, CLUSTER_TRIGGER_AUTHENTICATION, DEPLOYMENT, HPA, HTTP_ROUTE, INGRESS, KNATIVE_CONFIGURATION, KNATIVE_SERVICE,
  POD_DISRUPTION_BUDGET, POD_MONITOR, PROMETHEUS_RULE, SCALED_JOB, SCALED_OBJECT, SERVICE, SERVICE_MONITOR, TRIGGER_AUTHENTICATION,
} from './kinds';
import { slsMetrics } from './sls/sls-metric';

/** Rules that belong together, in files that are loaded only where one of them can find something. */
export interface Area {
  /** What the rules are about. */
  readonly title: string;
  /** Without an object of one of these kinds none of the rules finds anything. */
  readonly kinds: readonly string[];
  /** Whether the rules have nothing to look at all the same. @default - never */
  readonly unless?: (bundle: Bundle) => boolean;
  readonly load: () => readonly Rule[];
}

/** All areas, in the order of the catalogue. */
export const AREAS: readonly Area[] = [
  {
    title: 'HorizontalPodAutoscalers, and what they share with ScaledObjects',
    kinds: [HPA, SCALED_OBJECT],
    load: () => (module.require('./hpa') as typeof import('./hpa')).hpaRules,
  },
  {
    title: 'Metrics of the Log Service of Alibaba Cloud',
    kinds: [HPA],
    unless: (bundle) => bundle.ofKind(HPA).every((hpa) => slsMetrics(hpa).length === 0),
    load: () => (module.require('./sls') as typeof import('./sls')).slsRules,
  },
  {
    title: 'ScaledObjects, ScaledJobs and their authentication',
    kinds: [SCALED_OBJECT, SCALED_JOB, TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION],
    load: () => (module.require('./keda') as typeof import('./keda')).kedaRules,
  },
  {
    title: 'ScaledJobs',
    kinds: [SCALED_JOB],
    load: () => (module.require('./jobs') as typeof import('./jobs')).jobRules,
  },
  {
    title: 'Knative Services',
    kinds: [KNATIVE_SERVICE, KNATIVE_CONFIGURATION],
    load: () => (module.require('./knative') as typeof import('./knative')).knativeRules,
  },
  {
    title: 'Settings of the autoscaler of Knative',
    kinds: WITH_SETTINGS,
    load: () => (module.require('./autoscaler-config') as typeof import('./autoscaler-config')).autoscalerConfigRules,
  },
  {
    title: 'Queries, alerts, monitors and rules of prometheus-adapter',
    kinds: [SCALED_OBJECT, SCALED_JOB, SERVICE_MONITOR, POD_MONITOR, PROMETHEUS_RULE, ...INSTALL_KINDS, 'ConfigMap'],
    load: () => (module.require('./prometheus') as typeof import('./prometheus')).prometheusRules,
  },
  {
    title: 'Names that must agree across objects',
    kinds: [SERVICE, INGRESS, 'IngressClass', HTTP_ROUTE, SERVICE_MONITOR, POD_MONITOR],
    load: () => (module.require('./wiring') as typeof import('./wiring')).wiringRules,
  },
  {
    title: 'Names of metrics that must agree across objects',
    kinds: [SCALED_OBJECT, SCALED_JOB, ...INSTALL_KINDS, 'ConfigMap'],
    load: () => (module.require('./metric-names') as typeof import('./metric-names')).metricNameRules,
  },
  {
    title: 'Installs of what serves the numbers',
    kinds: INSTALL_KINDS,
    load: () => (module.require('./install') as typeof import('./install')).installRules,
  },
  {
    title: 'The HAProxy ingress controller',
    kinds: [SERVICE, INGRESS, SCALED_OBJECT, SCALED_JOB, HPA, ...INSTALL_KINDS],
    load: () => (module.require('./haproxy') as typeof import('./haproxy')).haproxyRules,
  },
  {
    title: 'Gateways of Alibaba Cloud',
    kinds: [...GATEWAYS, ALB_CONFIG, INGRESS],
    load: () => (module.require('./gateway') as typeof import('./gateway')).gatewayRules,
  },
  {
    title: 'Predicting and scheduled autoscalers of Alibaba Cloud',
    kinds: [...WITH_PREDICTION, CRON_HPA],
    load: () => (module.require('./ahpa') as typeof import('./ahpa')).ahpaRules,
  },
  {
    title: 'What a cluster has once, and what it needs',
    kinds: [ANY],
    load: () => (module.require('./cluster') as typeof import('./cluster')).clusterRules,
  },
  {
    title: 'Serving while scaling',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout.argoproj.io', POD_DISRUPTION_BUDGET],
    load: () => (module.require('./availability') as typeof import('./availability')).availabilityRules,
  },
  {
    title: 'Every object',
    kinds: [ANY],
    load: () => (module.require('./object') as typeof import('./object')).objectRules,
  },
  {
    title: 'What the API server refuses or drops',
    kinds: [HPA, DEPLOYMENT, SERVICE, POD_DISRUPTION_BUDGET, INGRESS],
    load: () => (module.require('./admission/core-rules') as typeof import('./admission/core-rules')).coreAdmissionRules,
  },
  {
    title: 'What KEDA refuses, or the API server before it',
    kinds: [SCALED_OBJECT, SCALED_JOB, TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION],
    load: () => (module.require('./admission/keda-rules') as typeof import('./admission/keda-rules')).kedaAdmissionRules,
  },
  {
    title: 'What Knative refuses, or the API server before it',
    kinds: [KNATIVE_SERVICE, 'ConfigMap'],
    unless: (bundle) => bundle.ofKind(KNATIVE_SERVICE).length === 0
      && bundle.find({ group: '', kind: 'ConfigMap', namespace: 'knative-serving', name: 'config-autoscaler' }) === undefined,
    load: () => (module.require('./admission/knative-rules') as typeof import('./admission/knative-rules')).knativeAdmissionRules,
  },
  {
    title: 'Monitors that the API server or prometheus-operator refuses',
    kinds: [SERVICE_MONITOR, POD_MONITOR],
    load: () => (module.require('./admission/monitor-rules') as typeof import('./admission/monitor-rules')).monitorAdmissionRules,
  },
];
