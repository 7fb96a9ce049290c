import { autoscalerConfig } from './samples';
import { CONFIG_SOURCE, settingPath, settingsIn, WITH_SETTINGS } from './settings';
import { AUTOSCALER_CONFIG_KEYS } from '../../../kubernetes/knative/autoscaler-config';
import { each } from '../../each';
import { misspeltKey } from '../../misspelt';
import type { Rule } from '../../rule';

const KNOWN = [...AUTOSCALER_CONFIG_KEYS.keys()];
/** The documented example, which nothing reads. */
const EXAMPLE = '_example';

/** A setting that Knative ignores. */
export const unknownSetting: Rule = {
  id: 'KCONFIG001',
  name: 'setting that the autoscaler does not know',
  severity: 'error',
  cause: 'keys that the autoscaler does not know are ignored, so a misspelt one silently leaves the default',
  fix: `use one of ${KNOWN.join(', ')}`,
  source: CONFIG_SOURCE,
  fixable: true,
  kinds: WITH_SETTINGS,
  check: each(settingsIn, (settings) => Object.keys(settings.data).filter((key) => key !== EXAMPLE && !KNOWN.includes(key)).map((key) => {
    const path = settingPath(settings, key);
    return { path, rule: 'is not known to the autoscaler and is ignored', ...misspeltKey(path, key, settings.data, KNOWN) };
  })),
  samples: {
    noncompliant: [autoscalerConfig({ 'stable-windows': '60s' })],
    compliant: [autoscalerConfig({ 'stable-window': '60s' })],
  },
};
