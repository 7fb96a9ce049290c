import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { emit } from './emit';
import { planApigConfig, planMseIngressConfig } from './platform/gateway-config';
import { specOf } from './spec-of';

/** Sizes of the instances of an MSE gateway. */
export enum MseInstanceSpec {
  /** 2 cores, 4 GiB. */
  SPEC_2C4G = '2c4g',
  /** 4 cores, 8 GiB. */
  SPEC_4C8G = '4c8g',
  /** 8 cores, 16 GiB. */
  SPEC_8C16G = '8c16g',
  /** 16 cores, 32 GiB. */
  SPEC_16C32G = '16c32g',
}

/** Where an address can be reached from. */
export enum NetworkType {
  /** The internet. */
  INTERNET = 'Internet',
  /** The VPC. */
  INTRANET = 'Intranet',
}

/** What MSE and APIG gateways have in common. */
export interface GatewayConfigProps {
  /** Name of the object, of the gateway and of its IngressClass parameters. A DNS label. */
  readonly name: string;
  /**
   * One or two vSwitches.
   * @default - of the controller's node
   */
  readonly vSwitches?: string[];
  /**
   * Project of the Log Service for the access logs; an empty text takes the default project.
   * @default - no log shipping
   */
  readonly logProject?: string;
  /**
   * Id of an existing gateway (`gw-…`) to take over; nothing of it is overwritten.
   * @default - a new gateway
   */
  readonly gatewayId?: string;
  /**
   * Class whose Ingresses the gateway serves.
   * @default - the product's own class
   */
  readonly ingressClass?: string;
  /**
   * The only namespace whose Ingresses are served.
   * @default - all
   */
  readonly watchNamespace?: string;
}

/** Properties of `MseIngressConfig`. */
export interface MseIngressConfigProps extends GatewayConfigProps {
  /** @default MseInstanceSpec.SPEC_4C8G - of the product */
  readonly instanceSpec?: MseInstanceSpec;
  /**
   * Instances. Whole number from 0 to 30.
   * @default 3 - of the product
   */
  readonly replicas?: number;
  /**
   * Share of requests that are traced, from 0 to 100.
   * @default - no tracing
   */
  readonly xTraceSampleRate?: number;
}

/** Properties of `ApigConfig`. */
export interface ApigConfigProps extends GatewayConfigProps {
  /**
   * Such as `apigw.small.x1`.
   * @default - of the product
   */
  readonly instanceSpec?: string;
  /** @default NetworkType.INTERNET */
  readonly networkType?: NetworkType;
}

/**
 * An MSE cloud-native gateway with its log shipping, and the IngressClass whose Ingresses it serves.
 * Deleting the object deletes the gateway. The NGINX format of the logs cannot be declared: see `QpsSignal.mseGateway`.
 */
export class MseIngressConfig extends Construct {
  /** Every emitted object by its id: `Gateway` and `IngressClass`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: MseIngressConfigProps) {
    super(scope, id);
    this.objects = emit(this, 'MseIngressConfig', planMseIngressConfig(specOf(props)));
  }
}

/**
 * A cloud-native API gateway with its log shipping, and the IngressClass whose Ingresses it serves.
 * Deleting the object deletes the gateway. The NGINX format of the logs cannot be declared: see `QpsSignal.apig`.
 */
export class ApigConfig extends Construct {
  /** Every emitted object by its id: `Gateway` and `IngressClass`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: ApigConfigProps) {
    super(scope, id);
    this.objects = emit(this, 'ApigConfig', planApigConfig(specOf(props)));
  }
}
