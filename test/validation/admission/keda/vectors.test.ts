import { suite } from '../../../conformance/admission-keda';
import { vectorFile, vectorRows } from '../../../vectors';

test("every verdict is upstream's: each layer, each trigger, the first path, the unknown fields", () => {
  const { passed, failures } = suite(vectorFile('admission/keda.jsonl'));
  expect(failures).toEqual([]);
  expect(passed).toBe(vectorRows('admission/keda.jsonl').length);
  expect(passed).toBeGreaterThan(100);
});
