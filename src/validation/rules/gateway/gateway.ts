import { asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

export const MSE_CONFIG = 'MseIngressConfig.mse.alibabacloud.com';
export const APIG_CONFIG = 'ApigConfig.apig.alibabacloud.com';
export const ALB_CONFIG = 'AlbConfig.alibabacloud.com';
/** The kinds of cloud-native gateways. */
export const GATEWAYS: readonly string[] = [MSE_CONFIG, APIG_CONFIG];
/** What the rules were read from. */
export const DOCUMENTATION = 'Alibaba Cloud documentation, configure an MseIngressConfig, configure ApigConfig';

/** The project that a gateway ships its logs to: empty for the default one; undefined if it ships none. */
export function logProject(gateway: Manifest): string | undefined {
  const { reuseProject } = slsOf(gateway);
  return asString(reuseProject);
}

function slsOf({ spec }: Manifest): JsonObject {
  return asObject(asObject(asObject(asObject(spec).monitor).logging).sls);
}
