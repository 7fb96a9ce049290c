import { adapterKey } from './adapter-key';
import { adapterQuery } from './adapter-query';
import { alertOrRecord } from './alert-or-record';
import { counterWithoutRate } from './counter-without-rate';
import { dividedTwice } from './divided-twice';
import { division } from './division';
import { droppedResourceLabel } from './dropped-resource-label';
import { emptySide } from './empty-side';
import { longRange } from './long-range';
import { nameTemplate } from './name-template';
import { namespacedExternal } from './namespaced-external';
import { plainPattern } from './plain-pattern';
import { quantileWithoutLe } from './quantile-without-le';
import { rateOfGauge } from './rate-of-gauge';
import { rateOfSum } from './rate-of-sum';
import { refusedAlert } from './refused-alert';
import { refusedQuery } from './refused-query';
import { sameMetricName } from './same-metric-name';
import { scrapeTimeout } from './scrape-timeout';
import { seriesFilter } from './series-filter';
import { seriesQuery } from './series-query';
import { shortRange } from './short-range';
import { unpinnedMetric } from './unpinned-metric';
import { withoutLabelMatchers } from './without-label-matchers';
import type { Rule } from '../../rule';

/** The rules about queries, monitors and adapter rules, in the order of their ids. */
export const prometheusRules: readonly Rule[] = [
  refusedQuery, scrapeTimeout, nameTemplate, counterWithoutRate, rateOfGauge, shortRange, longRange, division, emptySide, plainPattern,
  unpinnedMetric, rateOfSum, quantileWithoutLe, dividedTwice, adapterKey, adapterQuery, seriesQuery, droppedResourceLabel,
  namespacedExternal, withoutLabelMatchers, sameMetricName, seriesFilter, refusedAlert, alertOrRecord,
];
