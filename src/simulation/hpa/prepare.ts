import { prepareBehavior, prepareTolerance } from './behavior';
import type { PreparedBehavior, Tolerance } from './behavior';
import { DEFAULT_HPA_CONTROLLER } from './controller';
import type { HpaController } from './controller';
import { prepareMetric } from './metric';
import type { PreparedMetric } from './metric';
import { hpaRules } from './rules';
import type { HpaRules } from './rules';
import { storedHpaSpec } from './stored-spec';
import type { Json, JsonObject } from '../../kubernetes/json';
import { asNumber, asObject, asString } from '../../kubernetes/json';
import { Problems, sentence } from '../../kubernetes/problem';

const SECOND = 1000;
const DEFAULT_NAMESPACE = 'default';

/** The manifest of a HorizontalPodAutoscaler, `autoscaling/v2`; only these parts of it are read. */
export interface HpaManifest {
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: JsonObject;
}

/** What runs the HPA. */
export interface HpaOptions {
  /** Default: upstream's flags. */
  readonly controller?: Partial<HpaController>;
  /** Default: Kubernetes 1.36 with its default gates. */
  readonly rules?: HpaRules;
}

/** A HorizontalPodAutoscaler read once, so that its steps need not look at JSON. */
export interface PreparedHpa {
  /** `namespace/name`. */
  readonly key: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly PreparedMetric[];
  readonly behavior: PreparedBehavior | undefined;
  readonly tolerance: Tolerance;
  readonly downscaleStabilizationMillis: number;
  readonly cpuInitializationMillis: number;
  readonly initialReadinessDelayMillis: number;
  /** Whether a metric can say something while there are no pods. */
  readonly seesLoadAtZero: boolean;
  /** Why the target can never be found; undefined if it may be. */
  readonly targetError: string | undefined;
  readonly rules: HpaRules;
}

/**
 * Reads a HorizontalPodAutoscaler once, for `stepHpa`. Fields that the API server would fill in are filled in;
 * throws an error with all problems if there is something that it would refuse and that no step could work with.
 */
export function prepareHpa(manifest: HpaManifest, options: HpaOptions = {}): PreparedHpa {
  const { metadata: { name, namespace = DEFAULT_NAMESPACE } } = manifest;
  const controller = { ...DEFAULT_HPA_CONTROLLER, ...options.controller };
  const rules = options.rules ?? hpaRules();
  const spec = storedHpaSpec(manifest.spec);
  const problems = new Problems();
  const metrics = (spec.metrics as readonly Json[]).map((metric, index) => prepareMetric(metric, `spec.metrics[${index}]`, namespace, problems));
  const prepared: PreparedHpa = {
    key: `${namespace}/${name}`,
    minReplicas: replicas(spec, 'minReplicas', problems),
    maxReplicas: replicas(spec, 'maxReplicas', problems),
    metrics,
    behavior: prepareBehavior(spec.behavior, controller),
    tolerance: prepareTolerance(spec.behavior, controller, rules),
    downscaleStabilizationMillis: controller.downscaleStabilizationSeconds * SECOND,
    cpuInitializationMillis: controller.cpuInitializationPeriodSeconds * SECOND,
    initialReadinessDelayMillis: controller.initialReadinessDelaySeconds * SECOND,
    seesLoadAtZero: metrics.some(({ source }) => source === 'Object' || source === 'External'),
    targetError: groupVersionError(asString(asObject(spec.scaleTargetRef).apiVersion) ?? ''),
    rules,
  };
  if (problems.list.length > 0) throw new Error(problems.list.map(sentence).join('\n'));
  return prepared;
}

function replicas(spec: JsonObject, field: string, problems: Problems): number {
  const count = asNumber(spec[field]);
  problems.check(count !== undefined && Number.isInteger(count) && count >= 0, `spec.${field}`, 'must be a number of replicas', spec[field]);
  return count ?? 0;
}

/** A group and a version have one slash between them at most. */
function groupVersionError(apiVersion: string): string | undefined {
  return apiVersion.split('/').length > 2 ? `unexpected GroupVersion string: ${apiVersion}` : undefined;
}
