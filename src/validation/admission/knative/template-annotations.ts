import { checkAutoscalingAnnotations } from '../../../kubernetes/knative/annotation-checks';
import { findAnnotation, PROGRESS_DEADLINE_ANNOTATION } from '../../../kubernetes/knative/annotation-keys';
import type { AnnotationKey, Annotations } from '../../../kubernetes/knative/annotation-keys';
import type { AutoscalerConfig } from '../../../kubernetes/knative/autoscaler-config';
import { isWholeSeconds, readFloat, readNanoseconds } from '../../../kubernetes/knative/setting-readers';
import { quantityError } from '../../../kubernetes/quantity';
import { invalid } from '../field-error';
import { broken } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The annotations of a revision template, with paths below `metadata.annotations`. */
export function validateTemplateAnnotations(annotations: Annotations, config: AutoscalerConfig): WebhookError[] {
  return [
    ...validateAutoscaling(annotations, config),
    ...validateNetworking(annotations),
    ...validateQueueProxy(annotations),
    ...validateDuration(annotations, PROGRESS_DEADLINE_ANNOTATION),
  ];
}

function validateAutoscaling(annotations: Annotations, config: AutoscalerConfig): WebhookError[] {
  return checkAutoscalingAnnotations(annotations, config).map(({ path, rule, got, fix, upstreamPath = path }) =>
    ({ ...invalid(path, String(got), fix === undefined ? rule : `${rule}; ${fix}`), worded: upstreamPath }));
}

const NETWORKING_PREFIX = 'networking.knative.dev';
const NETWORKING_KEYS: ReadonlySet<string> = new Set([
  'ingress.class', 'ingress-class', 'certificate.class', 'certificate-class', 'disableAutoTLS', 'disable-auto-tls',
  'disable-external-domain-tls', 'httpOption', 'http-protocol',
].map((name) => `${NETWORKING_PREFIX}/${name}`));

/** Unknown annotations of `networking.knative.dev` (knative.dev/networking `metadata_validation.go`). Knative words them at the map. */
function validateNetworking(annotations: Annotations): WebhookError[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(NETWORKING_PREFIX) && !NETWORKING_KEYS.has(key))
    .map(([key, value]) => ({ ...broken(key, value, 'is no annotation that Knative networking knows'), worded: '' }));
}

const QUEUE_PROXY = 'queue.sidecar.serving.knative.dev';
const RESOURCE_PERCENTAGE: AnnotationKey = { key: `${QUEUE_PROXY}/resource-percentage`, aliases: [`${QUEUE_PROXY}/resourcePercentage`] };
const RESOURCES: readonly AnnotationKey[] = ['cpu', 'memory', 'ephemeral-storage'].flatMap((resource) =>
  ['request', 'limit'].map((bound) => ({ key: `${QUEUE_PROXY}/${resource}-resource-${bound}`, aliases: [] })));

/** The resources of the queue-proxy container (`validateQueueSidecarResourceAnnotations`). */
function validateQueueProxy(annotations: Annotations): WebhookError[] {
  const percentage = checkFound(annotations, RESOURCE_PERCENTAGE, (value) => {
    const number = readFloat(value);
    return number === undefined || number < 0.1 || number > 100 ? 'must be a number from 0.1 to 100' : undefined;
  });
  const quantities = RESOURCES.flatMap((key) =>
    checkFound(annotations, key, (value) => (quantityError(value) === undefined ? undefined : 'must be a quantity such as 100m or 64Mi')));
  return [...percentage, ...quantities].map((error) => ({ ...error, worded: `[${error.field}]` }));
}

/** A duration of whole seconds that is not negative; an empty text counts as none. */
export function validateDuration(annotations: Annotations, key: AnnotationKey): WebhookError[] {
  return checkFound(annotations, key, (value) => {
    if (value === '') return undefined;
    const nanoseconds = readNanoseconds(value);
    const holds = nanoseconds !== undefined && nanoseconds >= 0n && isWholeSeconds(nanoseconds);
    return holds ? undefined : 'must be a duration of whole seconds that is not negative, such as 90s';
  });
}

function checkFound(annotations: Annotations, key: AnnotationKey, check: (value: string) => string | undefined): WebhookError[] {
  const found = findAnnotation(annotations, key);
  const rule = found === undefined ? undefined : check(found.value);
  return found === undefined || rule === undefined ? [] : [broken(found.key, found.value, rule)];
}
