import type { Duration } from 'cdk8s';
import type { FaultSpec, OutageFault } from './simulation/options';
import { secondsOf } from './spec-of';

/** Something that goes wrong in a simulation. Times count from its start. */
export class Fault {
  /** What is measured gives nothing: exporters are down, no logs are shipped, a queue cannot be asked. */
  public static metricOutage(at: Duration, lasting: Duration): Fault {
    return outage('metric outage', at, lasting);
  }

  /** The API from which the HPA reads metrics gives errors. */
  public static adapterError(at: Duration, lasting: Duration): Fault {
    return outage('adapter error', at, lasting);
  }

  /** Prometheus neither scrapes nor answers. */
  public static prometheusRestart(at: Duration, lasting: Duration): Fault {
    return outage('prometheus restart', at, lasting);
  }

  /** Pods that are created meanwhile take as long as `podStart` until they run. */
  public static slowStart(at: Duration, lasting: Duration, podStart: Duration): Fault {
    return new Fault({ kind: 'slow start', atSecond: secondsOf(at), forSeconds: secondsOf(lasting), podStartSeconds: secondsOf(podStart) });
  }

  /** The oldest pods vanish, and are replaced. */
  public static podCrash(at: Duration, pods: number): Fault {
    return new Fault({ kind: 'pod crash', atSecond: secondsOf(at), pods });
  }

  /** Somebody sets the replicas of the target. */
  public static handEdit(at: Duration, replicas: number): Fault {
    return new Fault({ kind: 'hand edit', atSecond: secondsOf(at), replicas });
  }

  /** @internal */
  public static _of(spec: FaultSpec): Fault {
    return new Fault(spec);
  }

  /** @internal */
  public readonly _spec: FaultSpec;

  private constructor(spec: FaultSpec) {
    this._spec = spec;
  }
}

function outage(kind: OutageFault['kind'], at: Duration, lasting: Duration): Fault {
  return Fault._of({ kind, atSecond: secondsOf(at), forSeconds: secondsOf(lasting) });
}
