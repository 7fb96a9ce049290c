import type { JsonObject } from '../../../kubernetes/json';
import { dns1035LabelErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { number, optionalFlag, text } from '../decoded-fields';
import { at, broken, disallowed, outside } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The traffic targets of a Service (knative/serving v0.50 `pkg/apis/serving/v1/route_validation.go`, with defaults filled in). */
export function validateTraffic(targets: readonly JsonObject[]): WebhookError[] {
  const sum = targets.reduce((total, target) => total + number(target, 'percent'), 0);
  const errors = [
    ...targets.flatMap((target, position) => at(`[${position}]`, validateTarget(target))),
    ...targets.flatMap((target, position) => validateTag(text(target, 'tag'), position, targets)),
    ...(sum === 100 ? [] : [broken('', sum, 'percentages must add up to 100')]),
  ];
  return at('traffic', errors);
}

function validateTarget(target: JsonObject): WebhookError[] {
  return [...validateLatest(target), ...validateNames(target), ...outside('percent', number(target, 'percent'), 0, 100), ...validateUrl(target)];
}

function validateLatest(target: JsonObject): WebhookError[] {
  const latest = optionalFlag(target, 'latestRevision');
  const revisionName = text(target, 'revisionName');
  if (latest === undefined || latest !== (revisionName !== '')) return [];
  return [broken('latestRevision', latest, latest ? "must be false where 'revisionName' is set" : "must be true where 'revisionName' is not set")];
}

function validateNames(target: JsonObject): WebhookError[] {
  if (text(target, 'configurationName') !== '') return [disallowed('configurationName', 'in a Service')];
  const revisionName = text(target, 'revisionName');
  const messages = revisionName === '' ? [] : qualifiedNameErrors(revisionName);
  return messages.length === 0 ? [] : [broken('revisionName', revisionName, messages.join(', '))];
}

function validateUrl(target: JsonObject): WebhookError[] {
  return text(target, 'url') === '' ? [] : [disallowed('url', 'in a spec: it is read from the status')];
}

function validateTag(tag: string, position: number, targets: readonly JsonObject[]): WebhookError[] {
  if (tag === '') return [];
  const field = `[${position}].tag`;
  const first = targets.findIndex((target) => text(target, 'tag') === tag);
  const messages = dns1035LabelErrors(tag);
  return [
    ...(messages.length === 0 ? [] : [{ ...broken(field, tag, messages.join(', ')), worded: `tag[${position}]` }]),
    ...(first === position ? [] : [position, first].map((place) => broken(`[${place}].tag`, tag, 'must be unique'))),
  ];
}
