import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, portNumberErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { number, optionalIntOrText, optionalText, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { PROTOCOLS, validatePortNumberOrName } from './ports';

/** The ports of a Service with their defaults (validateServicePort); with more than one each needs a name. */
export function validateServicePorts(errors: FieldErrors, ports: readonly JsonObject[], path: string): void {
  const names = new Set<string>();
  ports.forEach((port, position) => {
    const portPath = index(path, position);
    const name = text(port, 'name');
    if (name === '') {
      if (ports.length > 1) errors.required(child(portPath, 'name'));
    } else {
      errors.invalidFor(child(portPath, 'name'), name, dnsLabelErrors(name));
      if (names.has(name)) errors.duplicate(child(portPath, 'name'), name);
      names.add(name);
    }
    const value = number(port, 'port');
    errors.invalidFor(child(portPath, 'port'), value, portNumberErrors(value));
    errors.oneOf(child(portPath, 'protocol'), text(port, 'protocol'), PROTOCOLS);
    validatePortNumberOrName(errors, optionalIntOrText(port, 'targetPort') ?? 0, child(portPath, 'targetPort'));
    const protocol = optionalText(port, 'appProtocol');
    if (protocol !== undefined) errors.invalidFor(child(portPath, 'appProtocol'), protocol, qualifiedNameErrors(protocol));
  });
}
