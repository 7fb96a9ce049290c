import { AUTOSCALER_CONFIG_KEYS, DEFAULT_AUTOSCALER_CONFIG } from './autoscaler-config';
import type { AutoscalerConfig, AutoscalerSetting } from './autoscaler-config';
import { checkAutoscalerConfig } from './autoscaler-config-checks';
import type { ConfigData, ConfigProblem } from './autoscaler-config-checks';

/** What the data of `config-autoscaler` say. */
export interface ParsedAutoscalerConfig {
  /** The settings. A key that could not be read has its default here. */
  readonly config: AutoscalerConfig;
  /**
   * Everything wrong with the data, in the order in which upstream would find it. Upstream reports the first only,
   * refuses the ConfigMap, and goes on with the last good one. Empty: the ConfigMap is accepted.
   */
  readonly problems: readonly ConfigProblem[];
}

/** Reads the data of the ConfigMap `config-autoscaler` as `NewConfigFromMap` does (knative/serving v0.50 `pkg/autoscaler/config`). */
export function parseAutoscalerConfig(data: ConfigData): ParsedAutoscalerConfig {
  const settings: Partial<Record<AutoscalerSetting, string | number | boolean>> = {};
  const unreadable: ConfigProblem[] = [];
  for (const [key, { setting, read, kind }] of AUTOSCALER_CONFIG_KEYS) {
    const text = data[key];
    if (text === undefined) continue;
    const value = read(text);
    if (value === undefined) unreadable.push({ path: key, keys: [key], rule: `must be ${kind}`, got: text });
    else settings[setting] = value;
  }
  const read = { ...DEFAULT_AUTOSCALER_CONFIG, ...settings } as AutoscalerConfig;
  // A percentage above 1 is one; from 0 to 1 it is a fraction already.
  const fraction = read.containerConcurrencyTargetFraction;
  const config = fraction > 1 ? { ...read, containerConcurrencyTargetFraction: fraction / 100 } : read;
  const unread = new Set(unreadable.map(({ path }) => path));
  return { config, problems: [...unreadable, ...checkAutoscalerConfig(config, data, unread)] };
}
