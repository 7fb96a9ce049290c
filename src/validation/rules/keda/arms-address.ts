import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { isTemplated } from '../templated';
import { metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

const HOST = /^https?:\/\/([a-z0-9-]+?)(-intranet)?\.arms\.aliyuncs\.com(?::(\d+))?(\/.*)?$/;
const PATH = /^\/api\/v1\/prometheus\/[0-9a-f]+\/\d+\/[\w-]+\/([a-z0-9-]+)\/?$/;
const ROCKETMQ = 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/123456538168824185/cloud-product-rocketmq';

/** An address of Managed Prometheus that leads nowhere. */
export const armsAddress: Rule = {
  id: 'KEDA039',
  name: 'address of Managed Service for Prometheus',
  severity: 'error',
  cause: 'the address names region, account and instance: a part that is missing, masked or of another region is answered with 401 or 404 at every reading',
  fix: 'copy the HTTP API address of the instance from the console: http://<region>-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/<id>/<account>/<instance>/<region>',
  source: 'Alibaba Cloud documentation, Managed Service for Prometheus, HTTP API addresses',
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger) => {
    const address = metadataText(trigger, 'serverAddress');
    const match = address === undefined || isTemplated(address) ? null : HOST.exec(address);
    if (match === null) return [];
    return problemsOf(metadataPath(trigger, 'serverAddress'), match);
  }),
  samples: {
    noncompliant: [prometheusObject({ serverAddress: `${ROCKETMQ}/cn-hangzhou` })],
    compliant: [prometheusObject({ serverAddress: `${ROCKETMQ}/cn-beijing` })],
  },
};

function problemsOf(path: string, [, region = '', , port, rest = '']: RegExpExecArray): readonly Detection[] {
  // Newer instances have a path of their own kind.
  if (!rest.startsWith('/api/v1/prometheus')) return [];
  const [, own] = PATH.exec(rest) ?? [];
  if (own === undefined) return [{ path, rule: 'must have the path /api/v1/prometheus/<id>/<account>/<instance>/<region>', got: rest }];
  if (own !== region) return [{ path, rule: `must name one region, not '${region}' in the host and '${own}' at the end` }];
  return port === undefined ? [{ path, rule: 'must have the port 9090 (http) or 9443 (https)' }] : [];
}
