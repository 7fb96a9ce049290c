import { authenticationMissing } from './authentication-missing';
import { authenticationParameters } from './authentication-parameters';
import { droppedContainerTrigger } from './dropped-container-trigger';
import { fallbackReplicas } from './fallback-replicas';
import { idleActivation } from './idle-activation';
import { idleReplicas } from './idle-replicas';
import { idleTiming } from './idle-timing';
import { ignoredNulls } from './ignored-nulls';
import { ignoredMetricName } from './metric-name';
import { missingFallback } from './missing-fallback';
import { neverEmitted } from './never-emitted';
import { parameterValue } from './parameter-value';
import { pauseAnnotations } from './pause-annotations';
import { plainCredentials } from './plain-credentials';
import { queryType } from './query-type';
import { removedParameter } from './removed-parameter';
import { requiredParameter } from './required-parameter';
import { secretKey } from './secret-key';
import { serverAddress } from './server-address';
import { severalSeries } from './several-series';
import { silentAtZero } from './silent-at-zero';
import { stepToZero } from './step-to-zero';
import { threshold } from './threshold';
import { unaggregatedQuery } from './unaggregated-query';
import { unknownParameter } from './unknown-parameter';
import { unknownType } from './unknown-type';
import { wakeUpJump } from './wake-up-jump';
import type { Rule } from '../../rule';

/** The rules about ScaledObjects, ScaledJobs and their authentication, in the order of their ids. */
export const kedaRules: readonly Rule[] = [
  unknownType, unknownParameter, removedParameter, requiredParameter, parameterValue, threshold, ignoredMetricName,
  unaggregatedQuery, missingFallback, fallbackReplicas, ignoredNulls, idleActivation, idleTiming, severalSeries,
  queryType, silentAtZero, neverEmitted, serverAddress, plainCredentials, authenticationMissing,
  authenticationParameters, secretKey, droppedContainerTrigger, pauseAnnotations, idleReplicas, stepToZero,
  wakeUpJump,
];
