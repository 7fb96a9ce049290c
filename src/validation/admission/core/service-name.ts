import { dns1035LabelErrors, dnsLabelErrors } from '../../../kubernetes/names';

/** Since this minor version the name of a Service may start with a digit (gate RelaxedServiceNameValidation). */
const RELAXED_NAME = 36;

/** What is wrong with the name of a Service. */
export function serviceNameErrors(name: string, minor: number): readonly string[] {
  return minor >= RELAXED_NAME ? dnsLabelErrors(name) : dns1035LabelErrors(name);
}
