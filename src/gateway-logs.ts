import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { emit } from './emit';
import { planJsonGatewayLogs, planNginxIngressLogs } from './platform/sls-pipeline';
import { specOf } from './spec-of';

/** Properties of `NginxIngressLogs`. */
export interface NginxIngressLogsProps {
  /**
   * Name of the object and of the collection.
   * @default 'k8s-nginx-ingress'
   */
  readonly name?: string;
  /** @default - the project of the cluster, k8s-log-<cluster id> */
  readonly project?: string;
  /** @default 'nginx-ingress' */
  readonly logstore?: string;
  /**
   * Days that the logs are kept. Whole number from 1 to 7300.
   * @default 90 - of the product
   */
  readonly retentionDays?: number;
  /**
   * Shards of the logstore. Whole number from 1 to 10.
   * @default 2 - of the product
   */
  readonly shardCount?: number;
  /**
   * Name of the container whose output is read.
   * @default 'nginx-ingress-controller'
   */
  readonly containerName?: string;
}

/** Properties of `JsonGatewayLogs`. */
export interface JsonGatewayLogsProps {
  /** Name of the object and of the collection. */
  readonly name: string;
  /** Id of the cluster, which names its machine group. */
  readonly clusterId: string;
  /** Project of the Log Service. */
  readonly project: string;
  /** Logstore. */
  readonly logstore: string;
  /**
   * Name of the container whose output is read.
   * @default 'higress-gateway'
   */
  readonly containerName?: string;
  /**
   * Days that the logs are kept. Whole number from 1 to 7300.
   * @default 90
   */
  readonly retentionDays?: number;
}

/**
 * Ships the access logs of ingress-nginx in the cluster to the Log Service, with the fields that `QpsSignal.nginxIngressSls` reads
 * (an AliyunLogConfig). Managed gateways ship their logs themselves.
 */
export class NginxIngressLogs extends Construct {
  /** Every emitted object by its id: `Logs`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: NginxIngressLogsProps = {}) {
    super(scope, id);
    this.objects = emit(this, 'NginxIngressLogs', planNginxIngressLogs(specOf(props)));
  }
}

/**
 * Ships the JSON access logs of an Envoy gateway in the cluster, such as Higress, to the Log Service (a ClusterAliyunPipelineConfig).
 * They have no `proxy_upstream_name`, so the metrics adapter cannot count them: scale on `QpsSignal.higress` instead.
 */
export class JsonGatewayLogs extends Construct {
  /** Every emitted object by its id: `Logs`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: JsonGatewayLogsProps) {
    super(scope, id);
    this.objects = emit(this, 'JsonGatewayLogs', planJsonGatewayLogs(specOf(props)));
  }
}
