import { Interpolation, type Leaf } from '../../src/kubernetes/opaque';
import { sentence } from '../../src/kubernetes/problem';
import type { Signal, SignalContext } from '../../src/signals/signal';

/** A Service `web` in the namespace `shop`. */
export const context: SignalContext = {
  name: 'web',
  namespace: 'shop',
  selectorLabels: { app: 'web' },
  service: { name: 'web', port: { name: 'http', number: 8080 } },
  containerPort: { name: 'http', number: 80 },
  labels: {},
  names: {},
};

/** A value that only passes through, such as an Output. */
export const later = new (class Later {})();

/** A leaf as the shell puts it together once `later` turns out to be `value`. */
export function textOf(leaf: Leaf | undefined, value: string): string {
  if (leaf instanceof Interpolation) return leaf.join(leaf.parts.map((part) => textOf(part, value)));
  return leaf === later ? value : String(leaf);
}

/** The messages of the problems of a signal's own options. */
export const problemsOf = ({ problems }: Signal): readonly string[] => problems.map(sentence);

/** The messages of its warnings. */
export const warningsOf = ({ warnings = [] }: Signal): readonly string[] => warnings.map(sentence);
