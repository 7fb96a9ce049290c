import { isObject } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { struct } from '../decoded-fields';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import type { KnownFields } from '../known-fields';
import { PATH_SEGMENT_NAME, validateObjectMeta } from '../object-meta';
import { typedFields } from '../typed-fields';
import type { CoreAdmission, Judgement } from './admission';
import { coreFieldTables, decodeCore } from './decode';
import { judgeDeployment } from './deployment';
import { validateHpa } from './hpa';
import { withoutRoundTripAnnotations } from './hpa-v1';
import { judgeIngress } from './ingress';
import { validatePodDisruptionBudget } from './pod-disruption-budget';
import { minorVersion } from './profile';
import type { CoreProfile } from './profile';
import { judgeService } from './service';

/** What a kind's registry does with a decoded object. */
interface KindRules {
  /** The Go type, as the field tables name it. */
  readonly struct: string;
  /** Whose `metadata.generation` a new object has: its author's, or the server's, which is 1 whatever was written. */
  readonly generation: 'author' | 'server';
  /** The metadata that is left of the author's when the object is stored; all of it by default. */
  readonly storedMetadata?: (metadata: JsonObject) => JsonObject;
  readonly judge: (decoded: JsonObject, minor: number, profile: CoreProfile) => Judgement;
}

const validated = (validate: (decoded: JsonObject, minor: number) => readonly FieldError[]) =>
  (decoded: JsonObject, minor: number): Judgement => ({ stage: 'validate', errors: validate(decoded, minor), warnings: () => [] });

const HPA = { generation: 'author', storedMetadata: withoutRoundTripAnnotations, judge: validated(validateHpa) } as const;

const KINDS: Readonly<Record<string, KindRules>> = {
  'autoscaling/v2 HorizontalPodAutoscaler': { struct: 'v2.HorizontalPodAutoscaler', ...HPA },
  'autoscaling/v1 HorizontalPodAutoscaler': { struct: 'v1.HorizontalPodAutoscaler', ...HPA },
  'apps/v1 Deployment': { struct: 'v1.Deployment', generation: 'server', judge: judgeDeployment },
  'v1 Service': { struct: 'v1.Service', generation: 'author', judge: judgeService },
  'policy/v1 PodDisruptionBudget': { struct: 'v1.PodDisruptionBudget', generation: 'server', judge: validated(validatePodDisruptionBudget) },
  'networking.k8s.io/v1 Ingress': { struct: 'v1.Ingress', generation: 'server', judge: judgeIngress },
};

function rulesFor(manifest: Json): KindRules | undefined {
  if (!isObject(manifest)) return undefined;
  const { apiVersion, kind } = manifest;
  return typeof apiVersion === 'string' && typeof kind === 'string' ? KINDS[`${apiVersion} ${kind}`] : undefined;
}

/** Whether this port knows the rules of an object's kind and version. */
export function isCoreKind(manifest: Json): boolean {
  return rulesFor(manifest) !== undefined;
}

/** What the API server of a profile knows of an object of a kind that `isCoreKind` confirms; undefined for others. */
export function coreFields(manifest: Json, profile: Pick<CoreProfile, 'kubernetes'>): KnownFields | undefined {
  const rules = rulesFor(manifest);
  return rules === undefined ? undefined : typedFields(coreFieldTables(), rules.struct, minorVersion(profile));
}

/**
 * Whether the API server of a profile would accept an object on create, and if not, why: decoding, defaulting, allocation (of
 * Services) and validation, ported from Kubernetes 1.36. Admission plugins, webhooks, quota and objects that are referred to are
 * no part of it. Throws for a kind that `isCoreKind` denies.
 */
export function admitCore(manifest: Json, profile: CoreProfile): CoreAdmission {
  const rules = rulesFor(manifest);
  if (rules === undefined || !isObject(manifest)) throw new Error('the core admission port does not know this apiVersion and kind');
  const minor = minorVersion(profile);
  const { value, errors, unknownFields } = decodeCore(manifest, rules.struct, minor);
  if (errors.length > 0) return verdict({ stage: 'decode', errors, warnings: () => [] }, []);
  const object = rules.generation === 'server' ? { ...value, metadata: { ...struct(value, 'metadata'), generation: 1 } } : value;
  const judgement = rules.judge(object, minor, profile);
  if (judgement.errors.length > 0) return verdict(judgement, unknownFields);
  const metadata = struct(object, 'metadata');
  return verdict(withRegistryChecks(judgement, rules.storedMetadata?.(metadata) ?? metadata), unknownFields);
}

/** What the registry checks of every object once its kind's own validation has passed (rest.BeforeCreate). */
function withRegistryChecks(judgement: Judgement, metadata: JsonObject): Judgement {
  const errors = new FieldErrors();
  validateObjectMeta(errors, metadata, PATH_SEGMENT_NAME, 'metadata');
  return errors.empty ? judgement : { ...judgement, stage: 'validate', errors: errors.list };
}

function verdict({ stage, errors, warnings }: Judgement, unknownFields: readonly string[]): CoreAdmission {
  const admitted = errors.length === 0;
  return {
    admitted,
    ...(!admitted && { stage }),
    errors,
    unknownFields,
    strictErrors: [],
    // Worked out when they are asked for, which is seldom.
    get warnings() { return admitted ? warnings() : []; },
  };
}

/** The kinds that this port knows, as `apiVersion kind`. */
export const CORE_KINDS: readonly string[] = Object.keys(KINDS);
