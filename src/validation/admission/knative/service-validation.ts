import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, struct, structs, textMap } from '../decoded-fields';
import type { KnativeClusterConfig } from './cluster-config';
import { validatePodSpec } from './pod-spec';
import { validateRevisionName, validateServiceMetadata } from './service-metadata';
import { validateTemplateAnnotations } from './template-annotations';
import { validateTraffic } from './traffic';
import { at, outside } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** What Knative's validating webhook has against a new Service with defaults filled in (knative/serving v0.50 `service_validation.go`). */
export function validateService(service: JsonObject, config: KnativeClusterConfig): WebhookError[] {
  const metadata = struct(service, 'metadata');
  const spec = struct(service, 'spec');
  return [
    ...at('metadata', validateServiceMetadata(metadata)),
    ...at('spec', [
      ...at('template', validateTemplate(struct(spec, 'template'), metadata, config)),
      ...validateTraffic(structs(spec, 'traffic')),
    ]),
  ];
}

function validateTemplate(template: JsonObject, service: JsonObject, config: KnativeClusterConfig): WebhookError[] {
  const metadata = struct(template, 'metadata');
  return [
    ...at('spec', validateRevisionSpec(struct(template, 'spec'), config)),
    ...at('metadata.annotations', validateTemplateAnnotations(textMap(metadata, 'annotations'), config.autoscaler)),
    ...validateRevisionName(metadata, service),
  ];
}

function validateRevisionSpec(spec: JsonObject, { defaults, features }: KnativeClusterConfig): WebhookError[] {
  const smallest = defaults.allowContainerConcurrencyZero ? 0 : 1;
  const concurrency = optionalNumber(spec, 'containerConcurrency');
  return [
    ...validatePodSpec(spec, features),
    ...outside('timeoutSeconds', optionalNumber(spec, 'timeoutSeconds') ?? 0, 0, defaults.maxRevisionTimeoutSeconds),
    ...(concurrency === undefined ? [] : outside('containerConcurrency', concurrency, smallest, defaults.containerConcurrencyMaxLimit)),
  ];
}
