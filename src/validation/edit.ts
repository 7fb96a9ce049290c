import type { Json } from '../kubernetes/json';

/** A change of one field of the object that a finding is about, which mends it without a choice to make. */
export type Edit = ExactEdit | QuoteField;

/** An edit whose outcome does not depend on how the field is written. */
export type ExactEdit = RemoveField | ReplaceField | RenameField | AddField;

/** What a single value of YAML says. */
export type Scalar = Exclude<Json, object>;

/** Leaves a field out. */
export interface RemoveField {
  readonly op: 'remove';
  /** Such as `spec.replicas` or `metadata.annotations[a/b]`. */
  readonly path: string;
}

/** Gives a field another value: a number, a text, a bool. */
export interface ReplaceField {
  readonly op: 'replace';
  readonly path: string;
  readonly value: Scalar;
}

/** Gives a field another name. */
export interface RenameField {
  readonly op: 'rename';
  readonly path: string;
  readonly name: string;
}

/** Gives an object that is there a field that it does not have yet, behind the others. */
export interface AddField {
  readonly op: 'add';
  /** Path of the object that gets the field, such as `spec.triggers[0].metadata`. */
  readonly path: string;
  readonly name: string;
  readonly value: AddedValue;
}

/** What can be added: a single value, or an object of such, as deep as it needs. */
export type AddedValue = Scalar | { readonly [name: string]: AddedValue };

/** Makes a text of a number, a bool or nothing, just as it is written: of `1.10` the text `"1.10"`. */
export interface QuoteField {
  readonly op: 'quote';
  readonly path: string;
}
