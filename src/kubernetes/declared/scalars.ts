import type { Kind, Refusal } from './kind';
import { isObject } from '../json';
import type { Leaf } from '../opaque';

const accept = (): undefined => undefined;

/** Whatever it is: what it must be is checked, and said, where its limits are known. */
export function judged<Value>(): Kind<Value> {
  return { refuse: accept };
}

/** A number; the checks of its limits refuse texts and opaque values, and say both in one sentence. */
export const aNumber: Kind<number> = {
  refuse: (value) => (typeof value === 'number' || typeof value === 'string' || isOpaque(value) ? undefined : NUMBER),
  standIn: Number.NaN,
};

/** A number whose limits are checked where it is a text already. */
export const aStrictNumber: Kind<number> = {
  refuse: (value) => (typeof value === 'number' ? undefined : typeof value === 'string' ? { ...NUMBER, fix: 'take off the quotes' } : NUMBER),
  standIn: 0,
};

/** A text that the core reads, so that it must be known when the declaration is planned. */
export const aText: Kind<string> = { refuse: (value) => refuseNoText(value, 'which reads it'), standIn: '' };

/** A text from which the names and labels of objects come. */
export const aName: Kind<string> = {
  ...aText,
  refuse: (value) => refuseNoText(value, 'since names and labels of objects are derived from it'),
};

/** A text that the core passes on, perhaps an opaque value that becomes one. */
export const aLeaf: Kind<Leaf> = { refuse: (value) => (typeof value === 'string' || isOpaque(value) ? undefined : noText(value)), standIn: '' };

/** True or false. */
export const aFlag: Kind<boolean> = { refuse: (value) => (typeof value === 'boolean' ? undefined : FLAG), standIn: false };

/** One of some texts. */
export function oneOf<const Text extends string>(...texts: readonly [Text, ...Text[]]): Kind<Text> {
  const refusal: Refusal = { rule: texts.length === 1 ? `must be '${texts[0]}'` : `must be one of ${texts.join(', ')}` };
  const known: ReadonlySet<unknown> = new Set(texts);
  return { refuse: (value) => (known.has(value) ? undefined : refusal), standIn: texts[0] };
}

/** Whether a value only passes through: an instance of a class, such as a Pulumi `Output` or a cdk8s token. */
export function isOpaque(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isObject(value);
}

const NUMBER: Refusal = { rule: 'must be a number' };
const TEXT: Refusal = { rule: 'must be a text' };
const QUOTED: Refusal = { ...TEXT, fix: 'put it in quotes' };
const FLAG: Refusal = { rule: 'must be true or false' };

function refuseNoText(value: unknown, why: string): Refusal | undefined {
  if (typeof value === 'string') return undefined;
  if (isOpaque(value)) return { rule: `must be a text that is known when the declaration is planned, ${why}`, fix: 'give the text itself, such as one of the configuration' };
  return noText(value);
}

function noText(value: unknown): Refusal {
  return typeof value === 'number' || typeof value === 'boolean' ? QUOTED : TEXT;
}
