import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors } from '../../../kubernetes/names';
import { struct, text } from '../decoded-fields';
import { podWarnings } from './pod-warnings';

/** What the server prints about a Deployment that it accepts. */
export function deploymentWarnings(deployment: JsonObject): readonly string[] {
  const name = text(struct(deployment, 'metadata'), 'name');
  const details = name === '' ? [] : dnsLabelErrors(name);
  const template = struct(struct(deployment, 'spec'), 'template');
  return [
    ...details.length === 0 ? [] : [
      `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${details.join(' ')}]`,
    ],
    ...podWarnings(struct(template, 'spec'), 'spec.template.spec'),
  ];
}
