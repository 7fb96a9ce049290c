import type { Confirmation } from './signals/precondition';

/** The caller's word for a fact that cannot be declared, such as a switch that only a console has. */
export class Precondition {
  /**
   * States that the precondition holds.
   *
   * @param confirmedBy how and by whom it was confirmed, such as `switched on in the console, ticket OPS-42`
   */
  public static confirmed(confirmedBy: string): Precondition {
    return new Precondition({ confirmedBy });
  }

  /** @internal */
  public readonly _spec: Confirmation;

  private constructor(spec: Confirmation) {
    this._spec = spec;
  }
}
