import type { Bundle } from '../../../kubernetes/bundle';
import { asNumber, asObject, type JsonObject } from '../../../kubernetes/json';
import { installsOf, type Install } from '../cluster/installs';

/** The chart of the ingress controller of HAProxy Technologies, which the rules were read from. */
export const CHART = 'kubernetes-ingress';
export const CHART_SOURCE = 'haproxytech/helm-charts kubernetes-ingress 1.52';
export const CONTROLLER_SOURCE = 'haproxytech/kubernetes-ingress 3.2';

const REPLICAS_DEFAULT = 2;
const MAX_DEFAULT = 20;

/** What `controller` of the chart says. */
export function controllerValues({ values }: Install): JsonObject {
  return asObject(values.controller);
}

/** The installs of the controller in a bundle. */
export function controllersOf(bundle: Bundle): readonly Install[] {
  return installsOf(bundle).filter(({ chart }) => chart === CHART);
}

/** The most pods that the controller of the bundle has; undefined where it is not known. */
export function mostControllers(bundle: Bundle): number | undefined {
  const [install, ...more] = controllersOf(bundle);
  if (install === undefined || more.length > 0) return undefined;
  const { kind, replicaCount, autoscaling, keda } = controllerValues(install);
  if (kind === 'DaemonSet') return undefined;
  const scaled = [asObject(keda), asObject(autoscaling)].find(({ enabled }) => enabled === true);
  return scaled === undefined ? asNumber(replicaCount) ?? REPLICAS_DEFAULT : asNumber(scaled.maxReplicas) ?? MAX_DEFAULT;
}
