import { autoscalerConfig } from './samples';
import { CONFIG_SOURCE, settingPath, settingsIn, WITH_SETTINGS } from './settings';
import { KNATIVE_CLASSES } from '../../../kubernetes/knative/autoscaler-config';
import { each } from '../../each';
import { misspeltText } from '../../misspelt';
import type { Rule } from '../../rule';

const KEY = 'pod-autoscaler-class';

/** A class that no controller of Knative serves. */
export const unknownClass: Rule = {
  id: 'KCONFIG008',
  name: 'autoscaler class of the cluster that Knative does not have',
  severity: 'warning',
  cause: 'any text is accepted: where no controller serves the class no revision is ever scaled, nor gets ready',
  fix: `write one of ${KNATIVE_CLASSES.join(', ')}, or acknowledge this where an extension serves the class`,
  source: CONFIG_SOURCE,
  fixable: true,
  kinds: WITH_SETTINGS,
  check: each(settingsIn, (settings) => {
    const name = settings.data[KEY];
    if (name === undefined || KNATIVE_CLASSES.some((known) => known === name)) return [];
    const path = settingPath(settings, KEY);
    const meant = KNATIVE_CLASSES.find((known) => known.split('.')[0] === name.toLowerCase()) ?? name;
    const { edits } = meant === name ? misspeltText(path, name, KNATIVE_CLASSES) : { edits: [{ op: 'replace', path, value: meant }] as const };
    return [{ path, rule: `should be one of ${KNATIVE_CLASSES.join(', ')}`, got: name, ...(edits !== undefined && { edits }) }];
  }),
  samples: {
    noncompliant: [autoscalerConfig({ [KEY]: 'kpa' })],
    compliant: [autoscalerConfig({ [KEY]: 'kpa.autoscaling.knative.dev' })],
  },
};
