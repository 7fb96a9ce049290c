import { asObject } from '../../../../src/kubernetes/json';
import { buildScaler } from '../../../../src/kubernetes/keda/scalers/build';
import { NO_POD_IDENTITY } from '../../../../src/kubernetes/keda/scalers/scaler';
import type { ScalerConfig, ScalerResult } from '../../../../src/kubernetes/keda/scalers/scaler';

type Texts = Readonly<Record<string, string>>;

/** What a trigger is tried with beside its metadata. */
export interface Surroundings extends Partial<ScalerConfig> {
  readonly auth?: Texts;
}

/** What KEDA makes of a trigger. */
export function scalerOf(triggerType: string, metadata: Texts, { auth = {}, ...rest }: Surroundings = {}): ScalerResult {
  const config = { triggerIndex: 0, metricType: '', env: {}, podIdentity: NO_POD_IDENTITY, namespace: 'default', asMetricSource: false, ...rest };
  const result = buildScaler({ ...config, triggerType, metadata, authParams: auth });
  if (result === undefined) throw new Error(`${triggerType} is not followed`);
  return result;
}

/** What KEDA has against a trigger, each as path and rule. */
export function faults(triggerType: string, metadata: Texts, surroundings: Surroundings = {}): readonly string[] {
  return scalerOf(triggerType, metadata, surroundings).problems.map(({ path, rule }) => `${path} ${rule}`);
}

/** The name and target of the metric of a trigger that KEDA accepts. */
export function metricOf(triggerType: string, metadata: Texts, surroundings: Surroundings = {}): readonly [name: unknown, target: unknown] {
  const { problems, metrics } = scalerOf(triggerType, metadata, surroundings);
  if (problems.length > 0) throw new Error(problems.map(({ path, rule }) => `${path} ${rule}`).join('; '));
  const external = asObject(metrics[0]?.external);
  const target = asObject(external.target);
  return [asObject(external.metric).name, target.averageValue ?? target.value];
}

/** A PEM wrapping of some kind. */
export function pem(kind: string): string {
  return `-----BEGIN ${kind}-----\nAAAA\n-----END ${kind}-----\n`;
}
