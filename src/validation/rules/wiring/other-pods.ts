import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { groupOf, isClusterScoped, namespaceOf } from '../../../kubernetes/object-ref';
import { isWorkload } from '../../../kubernetes/pod-template';

/** Custom resources that make no pods. */
const WITHOUT_PODS = /^(keda\.sh|gateway\.networking\.k8s\.io|.*\.istio\.io|cert-manager\.io|external-secrets\.io|source\.toolkit\.fluxcd\.io|traefik\.io|.*\.k8s\.io|.*\.alibabacloud\.com)$/;
const OPERATOR = 'monitoring.coreos.com';
/** Of the kinds of prometheus-operator those that make pods. */
const SERVERS: ReadonlySet<string> = new Set(['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler']);

/**
 * The namespaces in which something else than a workload of the bundle may make pods and Services: a release of a chart, or the
 * resource of an operator. Of a selector there nobody can say that it matches nothing.
 */
export function namespacesWithOtherPods({ manifests }: Bundle): ReadonlySet<string> {
  return new Set(manifests.filter(mayMakePods).map(namespaceOf));
}

function mayMakePods(object: Manifest): boolean {
  const group = groupOf(object.apiVersion);
  if (group === OPERATOR) return SERVERS.has(object.kind);
  // Kubernetes' own groups without a dot, such as apps, are known.
  return group.includes('.') && !WITHOUT_PODS.test(group) && !isWorkload(object) && !isClusterScoped(object.kind);
}
