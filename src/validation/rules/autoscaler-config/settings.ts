import { asObject } from '../../../kubernetes/json';
import { labelsOf } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';

/** The settings of Knative's operator. */
export const KNATIVE_SERVING = 'KnativeServing.operator.knative.dev';
export const WITH_SETTINGS: readonly string[] = ['ConfigMap', KNATIVE_SERVING];
/** The release that the rules were read from. */
export const CONFIG_SOURCE = 'Knative Serving 1.23 pkg/autoscaler/config/config.go';

const NAME = 'config-autoscaler';
const NAMESPACE = 'knative-serving';

/** Settings of the autoscaler for a whole cluster. */
export interface AutoscalerSettings {
  /** Such as `data` or `spec.config.autoscaler`. */
  readonly path: string;
  readonly data: Readonly<Record<string, string>>;
  /** Who writes the ConfigMap: the object itself, or the operator. */
  readonly by: 'ConfigMap' | 'operator';
}

/** The settings in a ConfigMap `config-autoscaler`, or in what the operator makes one of; none in other objects. */
export function settingsIn(object: Manifest): readonly AutoscalerSettings[] {
  if (object.kind === 'ConfigMap') {
    return object.metadata.name === NAME && namespaceOf(object) === NAMESPACE ? [{ path: 'data', data: labelsOf(object.data), by: 'ConfigMap' }] : [];
  }
  const config = asObject(asObject(object.spec).config);
  // The operator takes the name with and without its prefix.
  return ['autoscaler', NAME].filter((name) => config[name] !== undefined)
    .map((name) => ({ path: `spec.config.${name}`, data: labelsOf(config[name]), by: 'operator' }));
}

/** Path of one setting. */
export function settingPath({ path }: AutoscalerSettings, key: string): string {
  return `${path}[${key}]`;
}
