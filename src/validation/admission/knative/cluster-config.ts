import { DEFAULT_DEFAULTS_CONFIG, parseDefaultsConfig } from './defaults-config';
import type { DefaultsConfig } from './defaults-config';
import { parseFeaturesConfig } from './features-config';
import type { FeaturesConfig } from './features-config';
import { DEFAULT_AUTOSCALER_CONFIG } from '../../../kubernetes/knative/autoscaler-config';
import type { AutoscalerConfig } from '../../../kubernetes/knative/autoscaler-config';
import { parseAutoscalerConfig } from '../../../kubernetes/knative/parse-autoscaler-config';

/** The data of the ConfigMaps of Knative Serving in force; one that is left out is at its defaults. */
export interface KnativeConfigMaps {
  readonly 'config-autoscaler'?: Readonly<Record<string, string>>;
  readonly 'config-defaults'?: Readonly<Record<string, string>>;
  readonly 'config-features'?: Readonly<Record<string, string>>;
}

/** The same in typed form. */
export interface KnativeClusterConfig {
  readonly autoscaler: AutoscalerConfig;
  readonly defaults: DefaultsConfig;
  readonly features: FeaturesConfig;
}

/** Reads the ConfigMaps. One that Knative refuses never gets into force, so its defaults stand in for the last good one. */
export function readKnativeConfigMaps(configMaps: KnativeConfigMaps): KnativeClusterConfig {
  const { config, problems } = parseAutoscalerConfig(configMaps['config-autoscaler'] ?? {});
  return {
    autoscaler: problems.length === 0 ? config : DEFAULT_AUTOSCALER_CONFIG,
    defaults: parseDefaultsConfig(configMaps['config-defaults'] ?? {}) ?? DEFAULT_DEFAULTS_CONFIG,
    features: parseFeaturesConfig(configMaps['config-features'] ?? {}),
  };
}
