/**
 * A value that only passes through the core: a Pulumi `Output`, a promise, a cdk8s token.
 * The core never looks inside one; the shell that brought it knows what it is.
 */
export type Opaque = object;

/** A scalar that the core may see plain or opaque. */
export type Leaf<T extends string | number | boolean = string> = T | Opaque;

/**
 * Text with opaque parts in it, left for the shell to put together.
 *
 * `encode` is applied to each opaque part once its value is known, so that it cannot break out of the text around it.
 */
export class Interpolation {
  constructor(
    public readonly parts: readonly Leaf[],
    public readonly encode: (value: string) => string,
  ) {}

  /** Puts the text together from the resolved parts; `values` holds one text for each of `parts`. */
  public join(values: readonly string[]): string {
    return this.parts.map((part, index) => typeof part === 'string' ? part : this.encode(values[index] ?? '')).join('');
  }
}

const verbatim = (value: string): string => value;

/**
 * Concatenates literal text and leaves: `interpolate\`outbound|${port}||${host}\``.
 * The result is a plain string when all leaves are, else an `Interpolation`.
 */
export function interpolate(literals: TemplateStringsArray, ...leaves: readonly Leaf<string | number>[]): Leaf {
  return concatenate(literals, leaves, verbatim);
}

/** As `interpolate`, with `encode` applied to every leaf (never to the literal text). */
export function interpolateWith(encode: (value: string) => string) {
  return (literals: TemplateStringsArray, ...leaves: readonly Leaf<string | number>[]): Leaf =>
    concatenate(literals, leaves, encode);
}

function concatenate(literals: TemplateStringsArray, leaves: readonly Leaf<string | number>[], encode: (value: string) => string): Leaf {
  const parts: Leaf[] = [];
  const push = (part: Leaf): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  };
  literals.forEach((literal, index) => {
    push(literal);
    if (index >= leaves.length) return;
    const leaf = leaves[index] as Leaf<string | number>;
    if (leaf instanceof Interpolation) {
      // An interpolation within one: its own parts stay as they are, and are encoded twice, inside out.
      leaf.parts.forEach((part) => push(typeof part === 'string' ? encode(part) : new Interpolation([part], leaf.encode)));
    } else {
      push(typeof leaf === 'object' ? leaf : encode(String(leaf)));
    }
  });
  return parts.every((part) => typeof part === 'string') ? parts.join('') : new Interpolation(parts, encode);
}
