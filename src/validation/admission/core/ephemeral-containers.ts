import type { JsonObject } from '../../../kubernetes/json';
import { has, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateContainer } from './container';
import type { PodContext } from './pod-context';

const REFUSED = 'cannot be set for an Ephemeral Container';
/** Fields that only containers of other kinds may have, in upstream's order. */
const NOT_EPHEMERAL = [
  'ports', 'resources', 'resizePolicy', 'restartPolicy', 'restartPolicyRules', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle',
];

/** `ephemeralContainers` (validateEphemeralContainers); a template may have none, so all this only adds to that error. */
export function validateEphemeralContainers(errors: FieldErrors, spec: JsonObject, pod: PodContext, path: string): void {
  const others = new Set(['containers', 'initContainers'].flatMap((list) => structs(spec, list).map((container) => text(container, 'name'))));
  const names = new Set(others);
  structs(spec, 'ephemeralContainers').forEach((container, position) => {
    const at = index(path, position);
    validateContainer(errors, container, pod, at);
    const image = text(container, 'image');
    if (image !== image.trim()) errors.invalid(child(at, 'image'), image, 'must not have leading or trailing whitespace');
    const name = text(container, 'name');
    if (names.has(name)) errors.duplicate(child(at, 'name'), name);
    names.add(name);
    const target = text(container, 'targetContainerName');
    if (target !== '' && !others.has(target)) errors.notFound(child(at, 'targetContainerName'), target);
    for (const field of NOT_EPHEMERAL) {
      if (isSet(container, field)) errors.forbidden(child(at, field), REFUSED);
    }
    structs(container, 'volumeMounts').forEach((mount, mountPosition) => {
      for (const field of ['subPath', 'subPathExpr']) {
        if (text(mount, field) !== '') errors.forbidden(child(index(child(at, 'volumeMounts'), mountPosition), field), REFUSED);
      }
    });
  });
}

/** Whether a field is other than its zero value: `resources` is no pointer, so an empty one counts as not set. */
function isSet(container: JsonObject, field: string): boolean {
  if (field !== 'resources') return has(container, field);
  return has(container, field) && Object.keys(container[field] as JsonObject).length > 0;
}
