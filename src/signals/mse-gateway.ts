import { nginxLogGateway, type NginxLogGatewaySpec } from './nginx-log-gateway';
import type { Signal } from './signal';

/** Where an MSE cloud-native gateway writes its access logs, and what to read from them. */
export type MseGatewaySpec = NginxLogGatewaySpec;

/** Requests through an MSE cloud-native gateway, from its access logs in the Log Service. */
export function mseGateway(spec: MseGatewaySpec): Signal {
  return nginxLogGateway('mseGateway', 'MSE', spec);
}
