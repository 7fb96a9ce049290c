import { autoscalerConfig } from './samples';
import { CONFIG_SOURCE, settingPath, settingsIn, WITH_SETTINGS } from './settings';
import { PANIC_THRESHOLD_PERCENTAGE } from '../../../kubernetes/knative/annotation-keys';
import { readFloat } from '../../../kubernetes/knative/setting-readers';
import { each } from '../../each';
import type { Rule } from '../../rule';

const KEY = 'panic-threshold-percentage';

/** A panic that never ends. */
export const permanentPanic: Rule = {
  id: 'KCONFIG003',
  name: 'panic threshold that is always passed',
  severity: 'warning',
  cause: 'the threshold is in percent and unchecked: 2.0 is 2 percent, not twice, so every revision is in panic all the time and never shrinks',
  fix: 'write 200 for twice the target',
  source: `${CONFIG_SOURCE}, which checks it in the annotation only`,
  kinds: WITH_SETTINGS,
  check: each(settingsIn, (settings) => {
    const text = settings.data[KEY];
    const threshold = text === undefined ? undefined : readFloat(text);
    return threshold === undefined || threshold >= PANIC_THRESHOLD_PERCENTAGE.min ? []
      : [{ path: settingPath(settings, KEY), rule: `should be at least ${PANIC_THRESHOLD_PERCENTAGE.min} percent, as for the annotation`, got: text }];
  }),
  samples: {
    noncompliant: [autoscalerConfig({ [KEY]: '2.0' })],
    compliant: [autoscalerConfig({ [KEY]: '200.0' })],
  },
};
