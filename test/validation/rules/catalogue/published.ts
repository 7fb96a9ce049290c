/** What the noncompliant sample of a rule must give. */
export interface Published {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The whole message. */
  readonly message: string;
  readonly fix: string;
}
