import { array, assert, constantFrom, dictionary, oneof, property, record } from 'fast-check';
import { matchesSelector, parseLabelSelector } from '../../src/kubernetes/label-selector';
import { LabelIndex, SelectorIndex } from '../../src/kubernetes/selector-index';

const namespace = constantFrom('shop', 'default');
const labels = dictionary(constantFrom('app', 'tier', '__proto__'), constantFrom('', 'web', 'api'), { maxKeys: 2 });
const expression = record({
  key: constantFrom('app', 'tier'),
  operator: constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Odd'),
  values: array(constantFrom('web', 'api'), { maxLength: 2 }),
});
const written = record({ matchLabels: labels, matchExpressions: array(expression, { maxLength: 2 }) });
const selector = oneof(constantFrom(undefined), written).map(parseLabelSelector);
/** A selector with the place of its object. */
const placed = record({ namespace, selector });
const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

test('finds the objects that a selector matches, in their order', () => {
  assert(property(array(record({ namespace, labels }), { maxLength: 12 }), namespace, selector, (objects, where, wanted) => {
    const index = new LabelIndex(objects.map((object, value) => ({ ...object, value })));
    const matching = objects.flatMap((object, value) => (object.namespace === where && matchesSelector(wanted, object.labels) ? [value] : []));
    expect(index.selectedBy(where, wanted)).toEqual(matching);
  }), { numRuns: 500 });
});

test('finds the selectors that match an object', () => {
  assert(property(array(placed, { maxLength: 12 }), namespace, labels, (selectors, where, own) => {
    const entries = selectors.flatMap((one, value) => (one.selector === undefined ? [] : [{ ...one, selector: one.selector, value }]));
    const index = new SelectorIndex(entries);
    const matching = selectors.flatMap((one, value) => (one.namespace === where && matchesSelector(one.selector, own) ? [value] : []));
    expect(sorted(index.selecting(where, own))).toEqual(matching);
  }), { numRuns: 500 });
});
