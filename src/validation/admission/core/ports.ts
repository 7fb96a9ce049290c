import { portNameErrors, portNumberErrors } from '../../../kubernetes/names';
import type { FieldErrors } from '../field-errors';

/** What a port of a container or Service can carry. */
export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** A port by number or by name (ValidatePortNumOrName). */
export function validatePortNumberOrName(errors: FieldErrors, port: number | string, path: string): void {
  errors.invalidFor(path, port, typeof port === 'number' ? portNumberErrors(port) : portNameErrors(port));
}
