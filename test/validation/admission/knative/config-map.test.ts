import type { JsonObject } from '../../../../src/kubernetes/json';
import { exampleChecksum } from '../../../../src/kubernetes/knative/example-checksum';
import { admitAutoscalerConfigMap } from '../../../../src/validation/admission/knative/admit-autoscaler-config-map';

function configMap(fields: JsonObject, annotations: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config-autoscaler', namespace: 'knative-serving', annotations }, ...fields };
}

describe('the ConfigMap config-autoscaler', () => {
  test('is accepted without data', () => {
    expect(admitAutoscalerConfigMap(configMap({}))).toEqual({ admitted: true, errors: [], unknownFields: [] });
  });

  test('is refused with all faults at once', () => {
    expect(admitAutoscalerConfigMap(configMap({ data: { 'stable-window': '60', 'min-scale': '5', 'max-scale': '3' } }))).toEqual({
      admitted: false,
      layer: 'config',
      errors: [
        { layer: 'config', type: 'FieldValueInvalid', field: 'data.stable-window', value: '60', detail: 'must be a duration with a unit, such as 60s' },
        { layer: 'config', type: 'FieldValueInvalid', field: 'data.min-scale', value: '5', detail: "must be at most 'max-scale' (3); lower 'min-scale' or raise 'max-scale'" },
      ],
      unknownFields: [],
    });
  });

  test('has texts only; an empty value is one', () => {
    expect(admitAutoscalerConfigMap(configMap({ data: { 'min-scale': 1 } }))).toMatchObject({
      layer: 'decode', errors: [{ field: 'data[min-scale]', upstreamField: 'data' }],
    });
    expect(admitAutoscalerConfigMap(configMap({ data: { 'min-scale': null } }))).toMatchObject({ layer: 'config', errors: [{ field: 'data.min-scale' }] });
  });

  test('has no fields but those of a ConfigMap', () => {
    expect(admitAutoscalerConfigMap(configMap({ spec: {}, immutable: true, data: {} })).unknownFields).toEqual(['spec']);
  });

  test('keeps its example, where a checksum guards it', () => {
    const example = 'min-scale: "0"\n';
    const data = { _example: example };
    expect(admitAutoscalerConfigMap(configMap({ data })).admitted).toBe(true);
    expect(admitAutoscalerConfigMap(configMap({ data }, { 'knative.dev/example-checksum': exampleChecksum(example) })).admitted).toBe(true);
    expect(admitAutoscalerConfigMap(configMap({ data }, { 'knative.dev/example-checksum': '00000000' }))).toEqual({
      admitted: false,
      layer: 'config',
      errors: [{
        layer: 'config',
        type: 'FieldValueInvalid',
        field: 'data._example',
        upstreamField: '',
        value: '00000000',
        detail: "must be left as it is: its checksum is not that of the annotation 'knative.dev/example-checksum'; put settings directly below 'data'",
      }],
      unknownFields: [],
    });
  });
});
