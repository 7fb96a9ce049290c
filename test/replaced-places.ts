import type { Library, Row, Seconds } from './parity-table';

type Factory = (...args: readonly unknown[]) => unknown;

/** A library of constructs with their factories, and how it is given seconds. */
export interface Shell {
  readonly library: object;
  readonly seconds: Seconds;
}

/**
 * The inputs of a row with another value in the place of one of theirs, counted through all arguments of its factories and of its construct.
 * What factories return is no place: it came from arguments.
 */
export class ReplacedPlaces {
  /** The places of a row, by their paths. */
  public static of(row: Row, shell: Shell, isPlace: (value: unknown) => boolean): readonly string[] {
    const places = new ReplacedPlaces(shell, isPlace, -1, undefined);
    places.argsOf(row);
    return places.paths;
  }

  /** The arguments of a row with a value replaced. */
  public static argsOf(row: Row, shell: Shell, isPlace: (value: unknown) => boolean, place: number, replacement: unknown): unknown {
    return new ReplacedPlaces(shell, isPlace, place, replacement).argsOf(row);
  }

  private readonly paths: string[] = [];
  private readonly made = new WeakSet();

  private constructor(
    private readonly shell: Shell,
    private readonly isPlace: (value: unknown) => boolean,
    private readonly place: number,
    private readonly replacement: unknown,
  ) {}

  private argsOf({ construct, args }: Row): unknown {
    const library = new Proxy(this.shell.library, { get: (parts, name) => this.wrapped(Reflect.get(parts, name), String(name)) });
    return this.change(args(library as Library, this.shell.seconds), construct);
  }

  private wrapped(part: unknown, name: string): unknown {
    if ((typeof part !== 'function' && typeof part !== 'object') || part === null) return part;
    return new Proxy(part, {
      get: (factories, key): unknown => {
        const factory: unknown = Reflect.get(factories, key);
        if (typeof factory !== 'function') return factory;
        return (...args: readonly unknown[]): unknown => {
          const result = (factory as Factory).apply(factories, args.map((arg) => this.change(arg, `${name}.${String(key)}`)));
          if (typeof result === 'object' && result !== null) this.made.add(result);
          return result;
        };
      },
    });
  }

  private change(value: unknown, path: string): unknown {
    const made = typeof value === 'object' && value !== null && this.made.has(value);
    if (!made && this.isPlace(value) && this.paths.push(path) - 1 === this.place) return this.replacement;
    if (Array.isArray(value)) return value.map((item, index) => this.change(item, `${path}[${index}]`));
    if (made || typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, this.change(field, `${path}.${key}`)]));
  }
}
