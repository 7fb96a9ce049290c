import type { ConfiguredAcknowledgement } from './config';
import { parseReference, type GivenAcknowledgement } from '../validation/acknowledgement';
import { objectReference } from '../validation/finding';

/** The acknowledgements of a configuration as the engine takes them. */
export function givenAcknowledgements(configured: readonly ConfiguredAcknowledgement[]): readonly GivenAcknowledgement[] {
  return configured.flatMap(({ rule, reason, objects }) => {
    const reference = parseReference(rule);
    if (reference === undefined) return [];
    if (objects === undefined) return [{ ...reference, reason }];
    const patterns = objects.map(expression);
    return [{ ...reference, reason, covers: (object) => patterns.some((pattern) => pattern.test(objectReference(object))) }];
  });
}

/** `*` stands for any text. */
function expression(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('.*')}$`);
}
