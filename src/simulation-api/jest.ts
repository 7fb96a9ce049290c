import { timelineMatchers, type Ceilings, type Deadline } from './timeline-matchers';
import type { Objective } from '../kubernetes/simulate/objective';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The parameters are those of @types/jest, with which it merges.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> {
      /** Expects so many pods to be ready, at the latest `within` seconds after the start. */
      toReach(pods: number, deadline?: Deadline): R;
      /** Expects at least this share of the requests to be served, from 0 to 1. */
      toServe(share: number): R;
      /** Expects nothing to wait any more so many seconds after the backlog was largest. */
      toDrainWithin(seconds: number): R;
      /** Expects values to stay below ceilings. */
      toStayBelow(ceilings: Ceilings): R;
      /** Expects an objective to be met. */
      toMeet(objective: Objective): R;
    }
  }
}

expect.extend(timelineMatchers);
