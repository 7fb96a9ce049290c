import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { KEDA_CHART } from './helm-charts';
import { installationFrom, type Installation } from './installation';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems } from '../kubernetes/problem';

/** An install of KEDA. */
export interface KedaSpec extends InstallSpec {
  /** The only namespace whose objects KEDA looks at. @default - all */
  readonly watchNamespace?: string;
  /** Replicas of the operator; a second one stands by. Whole number from 1. @default 1 */
  readonly operatorReplicas?: number;
  /** What happens to objects while the admission webhook cannot be reached. @default 'Ignore' (of the chart) */
  readonly webhookFailurePolicy?: 'Ignore' | 'Fail';
  /** Seconds that a source may take to answer; one over the internet needs more than the default. From 0.001. @default 3 (of KEDA) */
  readonly httpTimeoutSeconds?: number;
  /** Whether unknown keys of trigger metadata are reported as events. @default 'report' */
  readonly unknownTriggerKeys?: 'ignore' | 'report';
}

const KEYS: KeysOf<KedaSpec> = {
  ...INSTALL_KEYS,
  watchNamespace: aText,
  operatorReplicas: aNumber,
  webhookFailurePolicy: oneOf('Ignore', 'Fail'),
  httpTimeoutSeconds: aNumber,
  unknownTriggerKeys: oneOf('ignore', 'report'),
};

const MILLI = 1000;

/** Plans an install of KEDA, which owns `external.metrics.k8s.io` of the cluster. */
export function planKeda(given: KedaSpec): Installation {
  return installationFrom(given, KEYS, keda);
}

function keda(spec: KedaSpec): Installation {
  const problems = new Problems();
  const { operatorReplicas: replicas = 1, httpTimeoutSeconds: timeout } = spec;
  problems.check(Number.isInteger(replicas) && replicas >= 1, 'operatorReplicas', 'must be a whole number from 1', replicas);
  problems.check(timeout === undefined || (Number.isFinite(timeout) && timeout >= 1 / MILLI), 'httpTimeoutSeconds', 'must be at least 0.001', timeout);
  const release = decideRelease(KEDA_CHART, spec, { name: 'keda', namespace: 'keda' }, {
    ...(spec.watchNamespace !== undefined && { watchNamespace: spec.watchNamespace }),
    ...(spec.operatorReplicas !== undefined && { operator: { replicaCount: spec.operatorReplicas } }),
    ...(spec.webhookFailurePolicy !== undefined && { webhooks: { failurePolicy: spec.webhookFailurePolicy } }),
    ...(timeout !== undefined && { http: { timeout: Math.round(timeout * MILLI) } }),
    ...(spec.unknownTriggerKeys !== 'ignore' && { env: [{ name: 'KEDA_CHECK_UNEXPECTED_SCALERS_PARAMS', value: 'enabled' }] }),
  });
  problems.add(releaseProblems(release, spec.delivery));
  return { objects: deliver(release, spec.delivery), problems: problems.list };
}
