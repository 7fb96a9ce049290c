import type { FieldError } from '../field-error';

/** Where the API server turns an object away; what it has not reached it does not judge. */
export type AdmissionStage = 'decode' | 'allocate' | 'validate';

/** The verdict on an object: whether the API server would accept it on create. */
export interface CoreAdmission {
  readonly admitted: boolean;
  /**
   * What refuses the object: `decode`, the JSON decoder (a value of the wrong type, a text that is no quantity); `allocate`, the
   * allocation of cluster IPs and node ports of a Service; `validate`, defaulting and validation. Left out if it is admitted.
   */
  readonly stage?: AdmissionStage;
  /** All errors of that stage, the one that the API server names first in front. */
  readonly errors: readonly FieldError[];
  /**
   * Paths of fields that the server does not know. They are dropped, not rejected, unless the client asks for strict field
   * validation, as kubectl does by default. Empty where decoding fails: the server does not come to report them.
   */
  readonly unknownFields: readonly string[];
  /** What else only strict field validation rejects; nothing that a parsed document can still show (repeated keys are gone). */
  readonly strictErrors: readonly string[];
  /** What the server prints about an object that it accepts. */
  readonly warnings: readonly string[];
}

/** What came of the stages behind decoding. */
export interface Judgement {
  readonly stage: AdmissionStage;
  readonly errors: readonly FieldError[];
  /** What the server prints if there are no errors. */
  readonly warnings: () => readonly string[];
}
