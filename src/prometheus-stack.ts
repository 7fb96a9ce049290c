import type { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { FLUX } from './platform/delivery';
import { planPrometheusStack } from './platform/prometheus-stack';
import { specOf } from './spec-of';

/** Which Prometheus is installed. */
export enum PrometheusDistribution {
  /** kube-prometheus-stack, which reads ServiceMonitors and PodMonitors. */
  OPERATOR = 'operator',
  /** The plain prometheus chart, which reads annotations. */
  SERVER = 'server',
}

/** Properties of `PrometheusStack`. */
export interface PrometheusStackProps extends InstallProps {
  /** @default PrometheusDistribution.OPERATOR */
  readonly distribution?: PrometheusDistribution;
  /**
   * Time between two scrapes; a rate window must hold several of them.
   * @default Duration.seconds(15)
   */
  readonly scrapeInterval?: Duration;
}

/** An install of Prometheus. */
export class PrometheusStack extends Construct {
  /** Every emitted object by its id: `Repository` and `Release`. */
  public readonly objects: { [id: string]: ApiObject };
  /** Address for KEDA triggers, without a slash at the end. */
  public readonly serverAddress: string;

  constructor(scope: Construct, id: string, props: PrometheusStackProps = {}) {
    super(scope, id);
    const installation = planPrometheusStack(withDefaults(FLUX, specOf(props)));
    this.objects = emit(this, 'PrometheusStack', installation);
    this.serverAddress = installation.serverAddress;
  }
}
