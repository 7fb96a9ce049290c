import { withDefaults } from '../kubernetes/declared/options';
import type { ScaleOnBacklogSpec, ScaleOnCronSpec, ScaleOnSpec } from '../plan/scale-on';

/** What asks for replicas beside the backlog of a declaration; the largest wish wins. */
export class ScaleOn {
  /** Another backlog. */
  public static backlog(args: ScaleOnBacklogSpec): ScaleOnSpec {
    return withDefaults({ kind: 'backlog' }, args);
  }

  /** A window of time in which at least so many replicas run. */
  public static cron(args: ScaleOnCronSpec): ScaleOnSpec {
    return withDefaults({ kind: 'cron' }, args);
  }
}
