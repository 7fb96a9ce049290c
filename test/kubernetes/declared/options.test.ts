import { fieldsOf, withDefaults } from '../../../src/kubernetes/declared/options';

test('options go before defaults, unless they have no value', () => {
  expect(withDefaults({ kind: 'hpa', port: 80 }, { port: 8080, kind: undefined, host: undefined })).toEqual({ kind: 'hpa', port: 8080 });
});

test.each([[null], ['x'], [5], [[null]], [undefined]])('what is no object stays %p for the declaration, and has no fields', (given) => {
  expect(withDefaults({ kind: 'hpa' }, given)).toBe(given);
  expect(fieldsOf(given)).toEqual({});
});

test('an object has its fields', () => {
  const options = { a: 1 };
  expect(fieldsOf(options)).toBe(options);
});
