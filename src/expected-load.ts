import type { Load } from './load';
import type { ServiceCapacity } from './simulation-options';

/**
 * The load that a service is made for. It is written into annotations of the autoscaler, where `scalewright simulate` finds it; with an
 * objective every synthesis simulates it, and warns if the objective is missed (rule SIM001).
 */
export interface ExpectedLoad extends ServiceCapacity {
  /** Any but measured values. */
  readonly load: Load;
}
