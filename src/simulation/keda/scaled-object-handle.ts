import type { StoredScaledObject } from './state';
import { patchStatus, sameValue } from './status';
import type { ScaledObjectStatus } from './status';

/**
 * A copy of the object that the operator works on during a step, together with the object that the API server has. What is
 * written from the copy comes back as the whole stored object.
 */
export class ScaledObjectHandle {
  public constructor(public copy: StoredScaledObject, public stored: StoredScaledObject) {}

  /** Writes a status from the copy. */
  public write(status: ScaledObjectStatus): void {
    this.stored = { ...this.stored, status: patchStatus(this.stored.status, this.copy.status, status) };
    this.copy = this.stored;
  }

  /** Writes a status from the copy unless it is the same. */
  public writeChange(status: ScaledObjectStatus): void {
    if (!sameValue(status, this.copy.status)) this.write(status);
  }
}
