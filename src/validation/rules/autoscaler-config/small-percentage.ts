import { autoscalerConfig } from './samples';
import { CONFIG_SOURCE, settingPath, settingsIn, WITH_SETTINGS } from './settings';
import { readFloat } from '../../../kubernetes/knative/setting-readers';
import { each } from '../../each';
import type { Rule } from '../../rule';

const KEY = 'container-concurrency-target-percentage';
const LEAST = 10;

/** A share that is a hundredth of what is meant. */
export const smallPercentage: Rule = {
  id: 'KCONFIG004',
  name: 'target percentage of a few percent',
  severity: 'warning',
  cause: 'up to 1 the value is a fraction, above it percent: 1.5 is 1.5 percent, and every pod counts as full with one request',
  fix: 'write a fraction such as 0.7, or percent such as 70',
  source: CONFIG_SOURCE,
  kinds: WITH_SETTINGS,
  check: each(settingsIn, (settings) => {
    const text = settings.data[KEY];
    const percentage = text === undefined ? undefined : readFloat(text);
    return percentage === undefined || !(percentage > 1 && percentage < LEAST) ? [] : [{ path: settingPath(settings, KEY), rule: `should be at most 1, or at least ${LEAST} percent`, got: text }];
  }),
  samples: {
    noncompliant: [autoscalerConfig({ [KEY]: '1.5' })],
    compliant: [autoscalerConfig({ [KEY]: '0.7' })],
  },
};
