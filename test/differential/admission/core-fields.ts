import type { KnownFields } from './mutate';
import { asString } from '../../../src/kubernetes/json';
import { coreFieldTables } from '../../../src/validation/admission/core/decode';
import type { FieldType } from '../../../src/validation/admission/field-tables';

/** The fields that a place in an object of Kubernetes itself may have, by its Go types. */
export const coreFields: KnownFields = ({ apiVersion, kind }, pattern) => {
  const version = apiVersion === 'autoscaling/v2' ? 'v2' : 'v1';
  let type: FieldType | undefined = { kind: 'struct', goType: `${version}.${asString(kind) ?? ''}` };
  for (const step of pattern.split('/').slice(1)) type = stepInto(type, step);
  return type?.kind === 'struct' ? [...coreFieldTables().fieldsOf(type.goType).keys()] : [];
};

function stepInto(type: FieldType | undefined, step: string): FieldType | undefined {
  switch (type?.kind) {
    case 'list': return type.element;
    case 'map': return type.value;
    case 'struct': return coreFieldTables().fieldsOf(type.goType).get(step)?.type;
    default: return undefined;
  }
}
