import { array, assert, constantFrom, property, record } from 'fast-check';
import { groupBy } from '../../src/kubernetes/group-by';
import { keyOf } from '../../src/kubernetes/object-ref';
import { RefIndex } from '../../src/kubernetes/ref-index';

const ref = record({
  group: constantFrom('', 'apps', 'keda.sh'),
  kind: constantFrom('', 'Service', 'Deployment'),
  namespace: constantFrom('', 'shop', 'default'),
  name: constantFrom('', 'a', 'b', '__proto__'),
});

test('finds what one key finds for each object', () => {
  assert(property(array(ref, { maxLength: 30 }), ref, (refs, wanted) => {
    const values = refs.map((one, position) => ({ one, position }));
    const index = new RefIndex(values, ({ one }) => one);
    const groups = groupBy(values, ({ one }) => keyOf(one));
    expect(index.get(wanted)).toEqual(groups.get(keyOf(wanted)) ?? []);
    const shared = [...index.shared].sort(([a], [b]) => (a?.position ?? 0) - (b?.position ?? 0));
    expect(shared).toEqual([...groups.values()].filter((group) => group.length > 1));
  }));
});
