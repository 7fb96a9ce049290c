import { activationAboveTarget } from './activation-above-target';
import { addressWithPath } from './address-with-path';
import { armsAddress } from './arms-address';
import { armsToken } from './arms-token';
import { artemisActivation } from './artemis-activation';
import { authenticationMissing } from './authentication-missing';
import { authenticationParameters } from './authentication-parameters';
import { clusterSecret } from './cluster-secret';
import { cronAboveMax } from './cron-above-max';
import { cronTimezone } from './cron-timezone';
import { doubleBacklog } from './double-backlog';
import { droppedContainerTrigger } from './dropped-container-trigger';
import { fallbackReplicas } from './fallback-replicas';
import { foreignBacklog } from './foreign-backlog';
import { fractionalFallback } from './fractional-fallback';
import { idleActivation } from './idle-activation';
import { idleReplicas } from './idle-replicas';
import { idleTiming } from './idle-timing';
import { ignoredNulls } from './ignored-nulls';
import { ignoredMetricName } from './metric-name';
import { misplacedOwnership } from './misplaced-ownership';
import { missingFallback } from './missing-fallback';
import { movingLabel } from './moving-label';
import { neverEmitted } from './never-emitted';
import { newerTrigger } from './newer-trigger';
import { parameterValue } from './parameter-value';
import { pauseAnnotations } from './pause-annotations';
import { plainCredentials } from './plain-credentials';
import { queryType } from './query-type';
import { removedParameter } from './removed-parameter';
import { repeatedParameter } from './repeated-parameter';
import { requiredParameter } from './required-parameter';
import { secretKey } from './secret-key';
import { secretValue } from './secret-value';
import { serverAddress } from './server-address';
import { severalSeries } from './several-series';
import { silentAtZero } from './silent-at-zero';
import { stepToZero } from './step-to-zero';
import { threshold } from './threshold';
import { unaggregatedQuery } from './unaggregated-query';
import { unknownAnnotation } from './unknown-annotation';
import { unknownParameter } from './unknown-parameter';
import { unknownType } from './unknown-type';
import { unknownVariable } from './unknown-variable';
import { unreachedFallback } from './unreached-fallback';
import { unusedAuthentication } from './unused-authentication';
import { wakeUpJump } from './wake-up-jump';
import type { Rule } from '../../rule';

/** The rules about ScaledObjects, ScaledJobs and their authentication, in the order of their ids. */
export const kedaRules: readonly Rule[] = [
  unknownType, unknownParameter, removedParameter, requiredParameter, parameterValue, threshold, ignoredMetricName, unaggregatedQuery,
  missingFallback, fallbackReplicas, ignoredNulls, idleActivation, idleTiming, severalSeries, queryType, silentAtZero, neverEmitted,
  serverAddress, plainCredentials, authenticationMissing, authenticationParameters, secretKey, droppedContainerTrigger, pauseAnnotations,
  idleReplicas, stepToZero, wakeUpJump, activationAboveTarget, artemisActivation, fractionalFallback, unreachedFallback, repeatedParameter,
  unusedAuthentication, secretValue, clusterSecret, movingLabel, doubleBacklog, foreignBacklog, armsAddress, armsToken, cronTimezone,
  cronAboveMax, addressWithPath, misplacedOwnership, unknownVariable, newerTrigger, unknownAnnotation,
];
