import { YamlError } from './yaml-error';

/** Longest distance between the start of a key and its colon. */
const LONGEST_KEY = 1024;

/** Where a key may have begun that has no question mark: it is one only if a colon follows on the same line. */
export interface SimpleKey {
  /** Index of its first token. */
  readonly token: number;
  readonly position: number;
  readonly line: number;
  readonly column: number;
  /** Whether nothing but a key can stand here. */
  readonly required: boolean;
}

/** The possible keys, one for each level of brackets. */
export class SimpleKeys {
  private readonly levels: (SimpleKey | undefined)[] = [undefined];

  /** How many brackets are open. */
  public get depth(): number {
    return this.levels.length - 1;
  }

  public open(): void {
    this.levels.push(undefined);
  }

  public close(): void {
    if (this.levels.length > 1) this.levels.pop();
  }

  /** A key may begin here; the one before it was none. */
  public begin(key: SimpleKey): void {
    this.drop();
    this.levels[this.levels.length - 1] = key;
  }

  /** What began before was no key. */
  public drop(): void {
    const last = this.levels.length - 1;
    const key = this.levels[last];
    if (key?.required === true) throw new YamlError("a ':' is missing behind a key", key.position);
    this.levels[last] = undefined;
  }

  /** The key that ends with a colon at this place; undefined if there is none. */
  public take(position: number, line: number): SimpleKey | undefined {
    const last = this.levels.length - 1;
    const key = this.levels[last];
    if (key === undefined) return undefined;
    if (key.line < line || key.position + LONGEST_KEY < position) {
      this.drop();
      return undefined;
    }
    this.levels[last] = undefined;
    return key;
  }
}
