import * as pulumi from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planJsonGatewayLogs, planNginxIngressLogs, type JsonGatewayLogsSpec, type NginxIngressLogsSpec } from '../platform/sls-pipeline';

/** Arguments of `NginxIngressLogs`. */
export type NginxIngressLogsArgs = Inputs<NginxIngressLogsSpec>;
/** Arguments of `JsonGatewayLogs`. */
export type JsonGatewayLogsArgs = Inputs<JsonGatewayLogsSpec>;

/** Ships the access logs of ingress-nginx in the cluster to the Log Service (an AliyunLogConfig). */
export class NginxIngressLogs extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: NginxIngressLogsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:NginxIngressLogs', name, fieldsOf(args), opts);
    this.objects = register(this, 'NginxIngressLogs', name, planNginxIngressLogs(args));
    this.registerOutputs({ objects: this.objects });
  }
}

/** Ships the JSON access logs of an Envoy gateway in the cluster to the Log Service (a ClusterAliyunPipelineConfig). */
export class JsonGatewayLogs extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: JsonGatewayLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:JsonGatewayLogs', name, fieldsOf(args), opts);
    this.objects = register(this, 'JsonGatewayLogs', name, planJsonGatewayLogs(args));
    this.registerOutputs({ objects: this.objects });
  }
}
