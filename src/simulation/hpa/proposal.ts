import type { MetricStatus } from './state';

/** What one metric wants. */
export interface Proposal {
  readonly replicas: number;
  readonly status: MetricStatus;
}

/** What one metric wants, or the text of its failure. */
export type ProposalOrFailure = Proposal | string;

/** The failure of a metric that needs pods when there are none. */
export const NO_PODS = 'no pods returned by selector while calculating replica count';
