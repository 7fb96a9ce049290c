import { aText } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
/**
 * A fact about the world that cannot be declared, only stated. A declaration that depends on one fails until the caller
 * confirms it, with the words in which it was confirmed.
 */
export interface Precondition {
  /** Stable id, such as `mse-nginx-compatible-logs`. */
  readonly id: string;
  /** What must be true. */
  readonly statement: string;
  /** How to make it true, and how to check it. */
  readonly howTo: string;
  /** How and by whom it was confirmed; undefined as long as it was not. */
  readonly confirmedBy?: string | undefined;
}

/** The caller's word that a precondition holds, as the option of a signal. */
export interface Confirmation {
  /** How it was confirmed: a ticket, a date, a person. */
  readonly confirmedBy: string;
}

/** The keys of `Confirmation`. */
export const CONFIRMATION_KEYS: KeysOf<Confirmation> = { confirmedBy: required(aText) };
