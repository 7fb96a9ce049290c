import { nginxLogGateway, type NginxLogGatewaySpec } from './nginx-log-gateway';
import type { Signal } from './signal';

/** Where a cloud-native API gateway (APIG) writes its access logs, and what to read from them. */
export type ApigSpec = NginxLogGatewaySpec;

/** Requests through a cloud-native API gateway, the successor of the MSE gateway, from its access logs in the Log Service. */
export function apig(spec: ApigSpec): Signal {
  return nginxLogGateway('apig', 'APIG', spec);
}
