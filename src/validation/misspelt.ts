import type { Detection } from './rule';
import { certain, nearest } from '../kubernetes/nearest';

/** What a detection says about a misspelt name: how to write it, and the edit that does so where only one name can be meant. */
export type Misspelt = Pick<Detection, 'fix' | 'about' | 'edits'>;

/** About the key at a path of a map in which only some names are known: the nearest of those that the map does not have yet. */
export function misspeltKey(path: string, key: string, map: object, known: readonly string[]): Misspelt {
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  const [name, names] = [key.slice(prefix.length), known.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length))];
  const free = names.filter((one) => !Object.hasOwn(map, `${prefix}${one}`));
  const sure = certain(name, free);
  if (sure !== undefined) return { about: 'key', fix: `write ${prefix}${sure}`, edits: [{ op: 'rename', path, name: `${prefix}${sure}` }] };
  const taken = certain(name, names);
  if (taken !== undefined) return { about: 'key', fix: takenFix(`${prefix}${taken}`) };
  const near = nearest(name, free);
  return { about: 'key', ...(near !== undefined && { fix: `write ${prefix}${near}` }) };
}

/** What to do about a misspelt name beside the one that it is meant for. */
export function takenFix(name: string): string {
  return `leave it out, since ${name} is there as well`;
}

/** About the text at a path where only some are known. */
export function misspeltText(path: string, text: string, known: readonly string[]): Misspelt {
  const sure = certain(text, known);
  const meant = sure ?? nearest(text, known);
  return { ...(meant !== undefined && { fix: `write ${meant}` }), ...(sure !== undefined && { edits: [{ op: 'replace', path, value: sure }] }) };
}
