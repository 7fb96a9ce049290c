import type { JsonObject } from '../../../kubernetes/json';
import { AUTOSCALING_GROUP, ROLLOUT_DURATION_ANNOTATION } from '../../../kubernetes/knative/annotation-keys';
import { dns1035LabelErrors } from '../../../kubernetes/names';
import { text, textMap } from '../decoded-fields';
import { maskTrailingDash } from '../object-meta';
import { validateDuration } from './template-annotations';
import { at, broken, disallowed, missing } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The metadata of a Service, as Knative's webhook checks it (`ValidateObjectMetadata`), with paths below `metadata`. */
export function validateServiceMetadata(metadata: JsonObject): WebhookError[] {
  const annotations = textMap(metadata, 'annotations');
  const misplaced = Object.entries(annotations).filter(([key]) => key.startsWith(AUTOSCALING_GROUP)).map(([key, value]) =>
    ({ ...broken(key, value, "must be put under 'spec.template.metadata.annotations' to work"), worded: '' }));
  return [...validateName(metadata), ...at('annotations', [...misplaced, ...validateDuration(annotations, ROLLOUT_DURATION_ANNOTATION)])];
}

/** The name of a Service is a DNS-1035 label; only the first problem is reported. */
function validateName(metadata: JsonObject): WebhookError[] {
  const name = text(metadata, 'name');
  const generateName = text(metadata, 'generateName');
  const [error] = [...labelErrors('generateName', generateName, maskTrailingDash(generateName)), ...labelErrors('name', name, name)];
  if (error !== undefined) return [error];
  return name === '' && generateName === '' ? [missing('name')] : [];
}

/** The name that a revision template brings along, with paths below the template (`validateRevisionName`). */
export function validateRevisionName(template: JsonObject, service: JsonObject): WebhookError[] {
  const name = text(template, 'name');
  const generateName = text(template, 'generateName');
  const parent = text(service, 'name');
  const [error] = [...labelErrors('generateName', generateName, maskTrailingDash(generateName)), ...labelErrors('name', name, name)];
  if (error !== undefined) return at('metadata', [error]);
  if (name === '') return [];
  if (parent === '' && text(service, 'generateName') !== '') return [disallowed('metadata.name', "where the Service has a 'generateName'")];
  return name.startsWith(`${parent}-`) ? [] : [broken('metadata.name', name, `must begin with '${parent}-'`)];
}

function labelErrors(field: string, value: string, label: string): WebhookError[] {
  const messages = value === '' ? [] : dns1035LabelErrors(label);
  return messages.length === 0 ? [] : [broken(field, value, messages.join(', '))];
}
