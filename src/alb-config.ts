import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { emit } from './emit';
import type { NetworkType } from './gateway-config';
import { planAlbConfig } from './platform/alb-config';
import { specOf } from './spec-of';

/** Protocols of a listener. */
export enum AlbProtocol {
  /** HTTP. */
  HTTP = 'HTTP',
  /** HTTPS. */
  HTTPS = 'HTTPS',
  /** QUIC. */
  QUIC = 'QUIC',
}

/** A port on which the load balancer listens. */
export interface AlbListener {
  /** From 1 to 65535. */
  readonly port: number;
  /** Protocol. */
  readonly protocol: AlbProtocol;
}

/** Where the access logs of a load balancer go. */
export interface AlbAccessLog {
  /** Project of the Log Service; it must exist. */
  readonly project: string;
  /** Logstore; must start with `alb_`, and is made if missing. */
  readonly logstore: string;
}

/** Properties of `AlbConfig`. */
export interface AlbConfigProps {
  /** Name of the object and of its IngressClass parameters. A DNS label. */
  readonly name: string;
  /** One vSwitch in each of at least two zones. */
  readonly vSwitchIds: string[];
  /** @default NetworkType.INTERNET */
  readonly addressType?: NetworkType;
  /**
   * Where the access logs go; `QpsSignal.alb` reads them.
   * @default - no access logs
   */
  readonly accessLog?: AlbAccessLog;
  /** @default - HTTP on port 80 */
  readonly listeners?: AlbListener[];
  /**
   * Class whose Ingresses it serves.
   * @default 'alb'
   */
  readonly ingressClass?: string;
}

/** An Application Load Balancer with its access logs, and the IngressClass whose Ingresses it serves. Deleting the object deletes it. */
export class AlbConfig extends Construct {
  /** Every emitted object by its id: `LoadBalancer` and `IngressClass`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: AlbConfigProps) {
    super(scope, id);
    this.objects = emit(this, 'AlbConfig', planAlbConfig(specOf(props)));
  }
}
