import { AccessLog } from './access-log';
import type { Usage } from './modelled-series';
import { Prometheus } from './prometheus';
import type { World } from '../world/world';

/** `--metric-resolution` of metrics-server, in seconds. */
const METRIC_RESOLUTION_SECONDS = 15;

/** What works at a second, and what does not. */
export interface Health {
  /** Exporters, kubelets, log shipping, brokers. */
  readonly sources: 'up' | 'down';
  readonly prometheus: 'up' | 'down';
  /** The API that an HPA reads metrics from. */
  readonly adapter: 'up' | 'down';
}

export const HEALTHY: Health = { sources: 'up', prometheus: 'up', adapter: 'up' };

/** Everything that measures a service. Changed in place. */
export class Instruments {
  public readonly prometheus: Prometheus;
  public readonly metricsServer: Prometheus;
  public readonly accessLog: AccessLog;
  public health: Health = HEALTHY;

  constructor(public readonly world: World, public readonly usage: Usage, scrapeIntervalSeconds: number) {
    this.prometheus = new Prometheus(world, usage, scrapeIntervalSeconds);
    this.metricsServer = new Prometheus(world, usage, METRIC_RESOLUTION_SECONDS);
    this.accessLog = new AccessLog(world);
  }

  /** Lets a second pass, with what works in it. */
  public advance(second: number, health: Health): void {
    this.health = health;
    const { prometheus, metricsServer, accessLog } = this;
    if (prometheus.follows && health.prometheus === 'up') prometheus.advance(second, health.sources);
    if (metricsServer.follows) metricsServer.advance(second, health.sources);
    if (accessLog.follows) accessLog.advance(second, health.sources);
  }
}
