import { wholeIndex } from './containers';
import { ExprError } from './expr-error';
import type { Memory } from './memory';
import { goTypeOf, isList } from './value';
import type { Value } from './value';

const LONGEST_REPEAT = 1_000_000;

/** Calls a built-in function on text. Throws for those that this port does not follow (`UNSUPPORTED_FUNCTIONS`). */
export function callTextFunction(name: string, args: readonly Value[], memory: Memory): Value {
  if (name === 'join') return joined(args);
  const at = (position: number, initial?: string): string => {
    const value = args[position] ?? initial;
    if (typeof value === 'string') return value;
    throw new ExprError(`interface conversion: interface {} is ${goTypeOf(value ?? null)}, not string`);
  };
  switch (name) {
    case 'upper': return eachCharacter(at(0), (character) => character.toUpperCase());
    case 'lower': return eachCharacter(at(0), (character) => character.toLowerCase());
    case 'trim': return args.length === 1 ? at(0).trim() : trimmed(at(0), at(1));
    case 'trimPrefix': return at(0).startsWith(at(1, ' ')) ? at(0).slice(at(1, ' ').length) : at(0);
    case 'trimSuffix': return at(0).endsWith(at(1, ' ')) ? at(0).slice(0, at(0).length - at(1, ' ').length) : at(0);
    case 'hasPrefix': return at(0).startsWith(at(1));
    case 'hasSuffix': return at(0).endsWith(at(1));
    case 'indexOf': return byteIndex(at(0), at(0).indexOf(at(1)));
    case 'lastIndexOf': return byteIndex(at(0), at(0).lastIndexOf(at(1)));
    case 'split': return split(at(0), at(1), limitOf(args[2]), '');
    case 'splitAfter': return split(at(0), at(1), limitOf(args[2]), at(1));
    case 'replace': return replaced(at(0), at(1), at(2), limitOf(args[3]));
    case 'repeat': return repeated(at(0), wholeIndex(args[1] ?? null), memory);
    default: throw new ExprError(`the function ${name} is not followed here`);
  }
}

/** Go changes the case of each character on its own: one that would become several stays. */
function eachCharacter(text: string, change: (character: string) => string): string {
  return [...text].map((character) => ([...change(character)].length === 1 ? change(character) : character)).join('');
}

function joined([list = null, glue = '']: readonly Value[]): Value {
  if (!isList(list) || typeof glue !== 'string') throw new ExprError(`invalid argument for join (type ${goTypeOf(list)})`);
  const wrong = list.find((item) => typeof item !== 'string');
  if (wrong !== undefined) throw new ExprError(`interface conversion: interface {} is ${goTypeOf(wrong)}, not string`);
  return list.join(glue);
}

function trimmed(text: string, cutset: string): string {
  const characters = [...text];
  while (characters.length > 0 && cutset.includes(characters[0] ?? '')) characters.shift();
  while (characters.length > 0 && cutset.includes(characters.at(-1) ?? '')) characters.pop();
  return characters.join('');
}

/** Go counts in bytes of UTF-8. */
function byteIndex(text: string, index: number): bigint {
  return index < 0 ? -1n : BigInt(new TextEncoder().encode(text.slice(0, index)).length);
}

function limitOf(value: Value | undefined): number {
  return value === undefined ? -1 : wholeIndex(value);
}

/** Go's SplitN and SplitAfterN: at most `limit` parts, all of them if it is negative, none if it is 0. */
function split(text: string, separator: string, limit: number, kept: string): readonly string[] {
  if (limit === 0) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (limit < 0 || parts.length <= limit) return parts.map((part, index) => (index < parts.length - 1 ? part + kept : part));
  return [...parts.slice(0, limit - 1).map((part) => part + kept), parts.slice(limit - 1).join(separator)];
}

function replaced(text: string, from: string, to: string, limit: number): string {
  if (limit < 0) return text.replaceAll(from, () => to);
  const parts = from === '' ? ['', ...text, ''] : text.split(from);
  const count = Math.min(limit, parts.length - 1);
  return parts.slice(0, count + 1).join(to) + parts.slice(count + 1).map((part) => from + part).join('');
}

function repeated(text: string, times: number, memory: Memory): string {
  if (times < 0) throw new ExprError(`invalid argument for repeat (expected positive integer, got ${times})`);
  if (times > LONGEST_REPEAT) throw new ExprError('memory budget exceeded');
  memory.grow(text.length * times);
  return text.repeat(times);
}
