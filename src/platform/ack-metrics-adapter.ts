import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { ACK_METRICS_ADAPTER_CHART } from './helm-charts';
import { installationFrom, type Installation } from './installation';
import { aLeaf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** An install of ack-alibaba-cloud-metrics-adapter. */
export interface AckMetricsAdapterSpec extends InstallSpec {
  /** Region whose Log Service is asked; needed where nodes have no ECS metadata (virtual nodes, ACS). @default - of the node */
  readonly region?: Leaf;
  /** Secret with `AccessKeyId` and `AccessKeySecret`. @default - the RAM role of the nodes, AliyunCSManagedCmsRole */
  readonly credentialsSecret?: Leaf;
  /** Prometheus that serves further metrics through the adapter. @default - none */
  readonly prometheusUrl?: Leaf;
}

const KEYS: KeysOf<AckMetricsAdapterSpec> = { ...INSTALL_KEYS, region: aLeaf, credentialsSecret: aLeaf, prometheusUrl: aLeaf };

const NAMESPACE = 'kube-system';

/** Plans an install of the metrics adapter, which owns `external.metrics.k8s.io` of the cluster. It cannot be upgraded in place. */
export function planAckMetricsAdapter(given: AckMetricsAdapterSpec): Installation {
  return installationFrom(given, KEYS, ackMetricsAdapter);
}

function ackMetricsAdapter(spec: AckMetricsAdapterSpec): Installation {
  const problems = new Problems();
  problems.check(spec.namespace === undefined || spec.namespace === NAMESPACE, 'namespace', `must be '${NAMESPACE}', where its role is bound`,
    spec.namespace);
  const secretEnv = (name: string) => ({ name, valueFrom: { secretKeyRef: { name: spec.credentialsSecret, key: name } } });
  const env = [
    ...(spec.region === undefined ? [] : [{ name: 'Region', value: spec.region }]),
    ...(spec.credentialsSecret === undefined ? [] : [secretEnv('AccessKeyId'), secretEnv('AccessKeySecret')]),
  ];
  const release = decideRelease(ACK_METRICS_ADAPTER_CHART, spec, { name: ACK_METRICS_ADAPTER_CHART.name, namespace: NAMESPACE }, {
    AlibabaCloudMetricsAdapter: {
      ...(env.length > 0 && { env }),
      ...(spec.prometheusUrl !== undefined && { prometheus: { enabled: true, url: spec.prometheusUrl } }),
    },
  });
  problems.add(releaseProblems(release, spec.delivery));
  return { objects: deliver(release, spec.delivery), problems: problems.list };
}
