import { suite } from '../../../conformance/admission-knative';
import { vectorFile, vectorRows } from '../../../vectors';

test.each(['admission/knative.jsonl', 'admission/config-autoscaler.jsonl'])('every verdict of %s is upstream\'s: accepted or not, the first path, the unknown fields', (name) => {
  const { passed, failures } = suite(vectorFile(name));
  expect(failures).toEqual([]);
  expect(passed).toBe(vectorRows(name).length);
  expect(passed).toBeGreaterThan(50);
});
