import type { KnownFields } from './mutate';
import { monitorFields as fieldsOf } from '../../../src/validation/admission/monitors/admit';

/** The fields that a place in a ServiceMonitor or PodMonitor may have, by its schema. */
export const monitorFields: KnownFields = (document, pattern) => {
  let known = fieldsOf(document);
  for (const step of pattern.split('/').slice(1)) known = step === '*' ? known?.item() : known?.field(step);
  return known?.names ?? [];
};
