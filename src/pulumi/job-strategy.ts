import { withDefaults } from '../kubernetes/declared/options';
import type { JobStrategySpec } from '../plan/scaled-job';

/** How many Jobs are started for a backlog. */
export class JobStrategy {
  /** As many as the backlog asks for, less those that run. For sources that still count what is being worked on. */
  public static standard(): JobStrategySpec {
    return { strategy: 'default' };
  }

  /** As many as the backlog asks for, less a number and a share (from 0 to 1) of those that run. */
  public static custom(args: Omit<JobStrategySpec, 'strategy'>): JobStrategySpec {
    return withDefaults({ strategy: 'custom' }, args);
  }

  /** As many as the backlog asks for, less those that wait. For sources that no longer count what is being worked on. */
  public static accurate(): JobStrategySpec {
    return { strategy: 'accurate' };
  }

  /** As many as there is room for below the maximum. */
  public static eager(): JobStrategySpec {
    return { strategy: 'eager' };
  }
}
