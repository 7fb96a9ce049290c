import { aNumber, aText, oneOf } from '../../../src/kubernetes/declared/scalars';
import { anObject, required } from '../../../src/kubernetes/declared/shapes';

interface Spec {
  readonly size?: 'small' | 'large';
  readonly name?: string;
}

test('the compiler refuses a kind that does not fit its option', () => {
  anObject<Spec>({ size: oneOf('small', 'large'), name: aText });
  // @ts-expect-error -- a value is missing
  anObject<Spec>({ size: oneOf('small'), name: aText });
  // @ts-expect-error -- a value is none of the option's
  anObject<Spec>({ size: oneOf('small', 'large', 'huge'), name: aText });
  // @ts-expect-error -- of another type
  anObject<Spec>({ size: oneOf('small', 'large'), name: aNumber });
  // @ts-expect-error -- may be left out
  anObject<Spec>({ size: oneOf('small', 'large'), name: required(aText) });
  // @ts-expect-error -- is missing
  expect(() => anObject<Spec>({ size: oneOf('small', 'large') })).not.toThrow();
});
