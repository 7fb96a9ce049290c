import { autoscalerConfig } from './samples';
import { CONFIG_SOURCE, settingPath, settingsIn, WITH_SETTINGS } from './settings';
import { readInt32 } from '../../../kubernetes/knative/setting-readers';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A start of every revision beyond the maximum. */
export const initialAboveMaxOfAll: Rule = {
  id: 'KCONFIG005',
  name: 'initial scale of the cluster above its maximum',
  severity: 'warning',
  cause: 'nothing compares them: each new revision starts more pods than it may keep, and must have them ready before it gets traffic',
  fix: 'lower initial-scale or raise max-scale',
  source: `${CONFIG_SOURCE}; knative/serving#14153`,
  kinds: WITH_SETTINGS,
  check: each(settingsIn, (settings) => {
    const [initial, max] = [readInt32(settings.data['initial-scale'] ?? ''), readInt32(settings.data['max-scale'] ?? '')];
    return initial === undefined || max === undefined || max === 0 || initial <= max ? []
      : [{ path: settingPath(settings, 'initial-scale'), rule: `should be at most 'max-scale' (${max})`, got: settings.data['initial-scale'] }];
  }),
  samples: {
    noncompliant: [autoscalerConfig({ 'initial-scale': '5', 'max-scale': '3' })],
    compliant: [autoscalerConfig({ 'initial-scale': '3', 'max-scale': '3' })],
  },
};
