import { suite as keda } from '../../conformance/admission-keda';
import { suite as knative } from '../../conformance/admission-knative';
import { suite as monitors } from '../../conformance/admission-monitors';
import { vectorFile, vectorRows } from '../../vectors';

// Documents drawn at random on which a port and the upstream code once differed, with the verdict of the upstream code.
test.each([['keda-found', keda], ['knative-found', knative], ['config-autoscaler-found', knative], ['monitors-found', monitors]])('what %s.jsonl found stays mended', (name, suite) => {
  const { passed, failures } = suite(vectorFile(`admission/${name}.jsonl`));
  expect(failures).toEqual([]);
  expect(passed).toBe(vectorRows(`admission/${name}.jsonl`).length);
  expect(passed).toBeGreaterThan(0);
});
