import { each } from '../../each';
import type { Rule } from '../../rule';
import { PROMETHEUS_TRIGGER, sample, scaledObject } from '../samples';
import { metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

const ARMS = /\.arms\.aliyuncs\.com/;
const SERVER = 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/123456538168824185/cloud-product-rocketmq/cn-beijing';

/** A token with a word in front that the server does not take. */
export const armsToken: Rule = {
  id: 'KEDA040',
  name: 'token of Managed Service for Prometheus as bearer',
  severity: 'error',
  cause: 'the server wants the bare token in the header Authorization; bearer puts the word "Bearer" in front, and every reading is answered with 401',
  fix: "use authModes: custom with customAuthHeader 'Authorization' and customAuthValue the token; basic with an AccessKey for V2 instances",
  source: 'Alibaba Cloud documentation, Managed Service for Prometheus, token authentication',
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger) => {
    const modes = (metadataText(trigger, 'authModes') ?? '').split(',').map((mode) => mode.trim());
    return ARMS.test(metadataText(trigger, 'serverAddress') ?? '') && modes.includes('bearer')
      ? [{ path: metadataPath(trigger, 'authModes'), rule: 'must be custom for the token of Managed Service for Prometheus', got: 'bearer' }] : [];
  }),
  samples: {
    noncompliant: [authentication(), bound('bearer')],
    compliant: [authentication(), bound('custom')],
  },
};

function authentication() {
  const secretTargetRef = ['bearerToken', 'customAuthHeader', 'customAuthValue'].map((parameter) => ({ parameter, name: 'arms', key: parameter }));
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: { secretTargetRef } });
}

function bound(authModes: string) {
  return scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, serverAddress: SERVER, authModes }, authenticationRef: { name: 'web' } }]);
}
