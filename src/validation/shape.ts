import { asObject } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';

/** A name that can be no word of the API, no number and no unit: lower case words with a `-` between them. */
const ORDINARY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
const OPEN = '\u0000';

/**
 * What an object looks like with its own name left open, wherever that stands: two objects of one shape differ in the letters and digits of
 * their names and in nothing else, not even in the length. The API server judges texts by their length, by the classes of their
 * characters, by words that it knows, and by whether they are equal; so it accepts both or none.
 *
 * Undefined for an object whose name might be one of those words.
 */
export function shapeOf(manifest: Manifest): string | undefined {
  const { name } = asObject(manifest.metadata);
  if (typeof name !== 'string' || !ORDINARY.test(name)) return undefined;
  const classes = name.replace(/[a-z]/g, 'a').replace(/[0-9]/g, '0');
  return `${classes}${JSON.stringify(manifest).replaceAll(name, OPEN)}`;
}
