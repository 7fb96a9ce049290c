/** A chart, where it is published, and the version that this library was written against. */
export interface HelmChart {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  /** Address in an OCI registry, if it is published there. */
  readonly oci?: string;
  /** Differences that Argo CD must not fight over: fields that something in the cluster fills in. */
  readonly ignoreDifferences?: readonly object[];
}

const PROMETHEUS_COMMUNITY = 'https://prometheus-community.github.io/helm-charts';
const PROMETHEUS_COMMUNITY_OCI = 'oci://ghcr.io/prometheus-community/charts';

/** KEDA fills in the CA of its webhooks and of its APIService itself. Upstream: kedacore/keda#4732, kedacore/charts#544. */
const CA_BUNDLES = [
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
  },
  { group: 'apiregistration.k8s.io', kind: 'APIService', jqPathExpressions: ['.spec.caBundle'] },
];

export const KEDA_CHART: HelmChart = {
  name: 'keda', version: '2.20.2', repository: 'https://kedacore.github.io/charts', ignoreDifferences: CA_BUNDLES,
};

export const PROMETHEUS_ADAPTER_CHART: HelmChart = {
  name: 'prometheus-adapter', version: '5.3.0', repository: PROMETHEUS_COMMUNITY, oci: `${PROMETHEUS_COMMUNITY_OCI}/prometheus-adapter`,
};

export const KUBE_PROMETHEUS_STACK_CHART: HelmChart = {
  name: 'kube-prometheus-stack',
  version: '88.5.3',
  repository: PROMETHEUS_COMMUNITY,
  oci: `${PROMETHEUS_COMMUNITY_OCI}/kube-prometheus-stack`,
  ignoreDifferences: CA_BUNDLES.slice(0, 1),
};

export const PROMETHEUS_CHART: HelmChart = {
  name: 'prometheus', version: '29.27.0', repository: PROMETHEUS_COMMUNITY, oci: `${PROMETHEUS_COMMUNITY_OCI}/prometheus`,
};

export const HAPROXY_INGRESS_CHART: HelmChart = {
  name: 'kubernetes-ingress',
  version: '1.52.1',
  repository: 'https://haproxytech.github.io/helm-charts',
  oci: 'oci://ghcr.io/haproxytech/helm-charts/kubernetes-ingress',
};

export const KNATIVE_OPERATOR_CHART: HelmChart = {
  name: 'knative-operator', version: 'v1.23.0', repository: 'https://knative.github.io/operator',
};

/** The catalogue of ACK; its archives are public, and it is pinned because the keys of its values moved between versions. */
export const ACK_METRICS_ADAPTER_CHART: HelmChart = {
  name: 'ack-alibaba-cloud-metrics-adapter',
  version: '1.3.7',
  repository: 'https://aliacs-app-catalog.oss-cn-hangzhou.aliyuncs.com/charts-incubator/',
};
