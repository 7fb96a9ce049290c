import { ambiguousRoute } from './ambiguous-route';
import { endpointFlag } from './endpoint-flag';
import { labelValues } from './label-values';
import { logstoreFormat } from './logstore-format';
import { matchExpressions } from './match-expressions';
import { metricName } from './metric-name';
import { missingIndex } from './missing-index';
import { projectName } from './project-name';
import { queryNumbers } from './query-numbers';
import { reach } from './reach';
import { requiredLabels } from './required-labels';
import { routeMissing } from './route-missing';
import { routePort } from './route-port';
import { routeService } from './route-service';
import { shortDelay } from './short-delay';
import { targetKind } from './target-kind';
import { unknownLabel } from './unknown-label';
import { wholeTarget } from './whole-target';
import type { Rule } from '../../rule';

/** The rules about metrics of the Log Service of Alibaba Cloud, in the order of their ids. */
export const slsRules: readonly Rule[] = [
  requiredLabels, routeMissing, routePort, labelValues, unknownLabel, queryNumbers, reach, shortDelay, endpointFlag,
  matchExpressions, metricName, targetKind, wholeTarget, logstoreFormat, projectName, ambiguousRoute, routeService, missingIndex,
];
