import { beyondQuota } from './beyond-quota';
import { blockingBudget } from './blocking-budget';
import { emptyBudget } from './empty-budget';
import { foreignSpread } from './foreign-spread';
import { hostPort } from './host-port';
import { longPreStop } from './long-pre-stop';
import { noBudget } from './no-budget';
import { noReadinessProbe } from './no-readiness-probe';
import { noRoomToRoll } from './no-room-to-roll';
import { probePort } from './probe-port';
import { quotaWithoutRequests } from './quota-without-requests';
import { recreate } from './recreate';
import { sameProbes } from './same-probes';
import { sharedVolume } from './shared-volume';
import { singleReplica } from './single-replica';
import { twoBudgets } from './two-budgets';
import type { Rule } from '../../rule';

/** The rules about serving while scaling, in the order of their ids. */
export const availabilityRules: readonly Rule[] = [
  blockingBudget, noReadinessProbe, singleReplica, noBudget, twoBudgets, emptyBudget, foreignSpread, recreate, sameProbes, probePort,
  longPreStop, beyondQuota, quotaWithoutRequests, hostPort, sharedVolume, noRoomToRoll,
];
