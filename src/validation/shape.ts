import type { Bundle } from '../kubernetes/bundle';
import { asObject } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';
import { memoize } from '../kubernetes/memoize';

/** A name that can be no word of the API, no number (`1e-5`) and no unit: lower case words with a `-` between them. */
const ORDINARY = /^[a-z]{2}[a-z0-9]*(?:-[a-z0-9]+)+$/;
const OPEN = '\u0000';

/**
 * The shapes of the objects of a bundle: what an object looks like with its own name left open, wherever that stands. Two objects of one shape
 * differ in the letters and digits of their names and in nothing else, not even in the length. The API server judges texts by their length, by
 * the classes of their characters, by words that it knows, and by whether they are equal; so it accepts both or none.
 */
export class Shapes {
  /**
   * A number that is the same for objects of one shape; undefined for an object whose name might be one of those words. Objects that were read
   * one by one may get another number than those which their reader knows to be alike.
   */
  public readonly of = memoize((manifest: Manifest) => {
    const { name } = asObject(manifest.metadata);
    return typeof name === 'string' && ORDINARY.test(name) ? this.numbers(this.openForm(manifest, name))(this.classes(name)) : undefined;
  });
  private next = 0;
  private readonly classes = memoize((name: string) => name.replace(/[a-z]/g, 'a').replace(/[0-9]/g, '0'));
  private readonly numbers = memoize((_form: object | string) => memoize((_classes: string) => this.next++));

  constructor(private readonly bundle: Bundle) {}

  /** The form that the reader of the object found, if it left open this very name; else its text. */
  private openForm(manifest: Manifest, name: string): object | string {
    const likeness = this.bundle.likenessOf(manifest);
    return likeness?.name === name ? likeness.form : JSON.stringify(manifest).replaceAll(name, OPEN);
  }
}

/** The shapes of what is in a bundle, each found out when it is first asked for. */
export function shapesOf(bundle: Bundle): Shapes {
  return new Shapes(bundle);
}
