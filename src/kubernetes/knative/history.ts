import { ownField } from '../json';
import history from './known-since.json';

/** The fields of a kind that came after Knative Serving 1.11, each with the first release that knows it; by paths such as `spec.template.spec.volumes[].csi`. */
export function laterFields(kind: string): Readonly<Record<string, string>> {
  return ownField<Readonly<Record<string, string>>>(history.fields, kind) ?? {};
}
