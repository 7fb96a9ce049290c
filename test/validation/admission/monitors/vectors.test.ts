import { suite } from '../../../conformance/admission-monitors';
import { vectorFile, vectorRows } from '../../../vectors';

test("every verdict on monitors is upstream's: accepted or not, the layer, the first path, the unknown fields", () => {
  const { passed, failures } = suite(vectorFile('admission/monitors.jsonl'));
  expect(failures).toEqual([]);
  expect(passed).toBe(vectorRows('admission/monitors.jsonl').length);
  expect(passed).toBeGreaterThan(400);
});
