import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

const COMMON: JsonObject = { instance: { spec: '2c4g', replicas: 3 }, network: { vSwitches: ['vsw-1'] } };

/** A gateway of MSE; `spec` is laid over its spec. */
export function mseGateway(spec: JsonObject = {}): Manifest {
  return sample('mse.alibabacloud.com/v1alpha1', 'MseIngressConfig', { spec: { name: 'shop', common: COMMON, ...spec } }, { name: 'shop', namespace: undefined });
}

/** Logs into a project. */
export function logsInto(reuseProject: string): JsonObject {
  return { monitor: { logging: { sls: { reuseProject } } } };
}

/** An ALB; `config` is laid over its config. */
export function albGateway(config: JsonObject = {}): Manifest {
  return sample('alibabacloud.com/v1', 'AlbConfig', {
    spec: { config: { name: 'shop', addressType: 'Internet', zoneMappings: [{ vSwitchId: 'vsw-1' }, { vSwitchId: 'vsw-2' }], ...config } },
  }, { name: 'shop', namespace: undefined });
}
