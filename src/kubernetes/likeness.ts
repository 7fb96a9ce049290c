/** What an object is like. */
export interface Likeness {
  /** The same instance for all objects that say the same but for a name of the same length. */
  readonly form: object;
  /** The name that the object has there. */
  readonly name: string;
}
