import { sortKeys } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import type { ConfigProblem } from '../../../kubernetes/knative/autoscaler-config-checks';
import { EXAMPLE_CHECKSUM_ANNOTATION, EXAMPLE_KEY, exampleChecksum } from '../../../kubernetes/knative/example-checksum';
import { parseAutoscalerConfig } from '../../../kubernetes/knative/parse-autoscaler-config';
import { struct, textMap } from '../decoded-fields';
import { invalid } from '../field-error';
import { child } from '../field-path';
import { decodeTyped } from '../typed-decoding';
import { KNATIVE_KUBERNETES_MINOR, knativeFieldTables } from './field-tables';
import { verdictOf } from './verdict';
import type { KnativeAdmission, KnativeError } from './verdict';

/**
 * Whether Knative Serving 1.23 would accept a ConfigMap `config-autoscaler`, and if not, why. Upstream reports the first fault only; here
 * are all. Its webhook sees the ConfigMap only in Knative's namespace and with the labels `app.kubernetes.io/name` and
 * `app.kubernetes.io/component`; without them nothing checks it until a component reads it.
 */
export function admitAutoscalerConfigMap(manifest: JsonObject): KnativeAdmission {
  const options = { tables: knativeFieldTables(), minor: KNATIVE_KUBERNETES_MINOR };
  const { value, errors, unknownFields } = decodeTyped(sortKeys(manifest) as JsonObject, 'core.ConfigMap', options);
  if (errors.length > 0) {
    const decode = errors.map((error): KnativeError =>
      ({ layer: 'decode', ...error, ...(error.decoderField !== undefined && { upstreamField: error.decoderField }) }));
    // The API server stops at the first of them, and does not come to report unknown fields.
    return verdictOf(decode, []);
  }
  const data = textMap(value, 'data');
  const annotations = textMap(struct(value, 'metadata'), 'annotations');
  return verdictOf([...exampleErrors(data, annotations), ...parseAutoscalerConfig(data).problems.map(configError)], unknownFields);
}

function exampleErrors(data: Readonly<Record<string, string>>, annotations: Readonly<Record<string, string>>): KnativeError[] {
  const example = data[EXAMPLE_KEY];
  const checksum = annotations[EXAMPLE_CHECKSUM_ANNOTATION];
  if (example === undefined || checksum === undefined || checksum === exampleChecksum(example)) return [];
  const rule = `must be left as it is: its checksum is not that of the annotation '${EXAMPLE_CHECKSUM_ANNOTATION}'; put settings directly below 'data'`;
  return [{ layer: 'config', ...invalid(`data.${EXAMPLE_KEY}`, checksum, rule), upstreamField: '' }];
}

function configError({ path, rule, got, fix }: ConfigProblem): KnativeError {
  const value = typeof got === 'number' || typeof got === 'string' ? got : null;
  return { layer: 'config', ...invalid(child('data', path), value, fix === undefined ? rule : `${rule}; ${fix}`) };
}
