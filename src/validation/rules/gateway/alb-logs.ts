import { ALB_CONFIG } from './gateway';
import { albGateway } from './samples';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Detection, Rule } from '../../rule';

const PREFIX = 'alb_';

/** An ALB that is not made, or whose logs are not shipped. */
export const albLogs: Rule = {
  id: 'GATEWAY005',
  name: 'logs or zones of an ALB',
  severity: 'error',
  cause: 'the controller ships logs only into a project that exists and a logstore whose name begins with alb_, and makes an ALB only in two zones',
  fix: "name project and logstore (alb_…) in 'accessLogConfig', and two vSwitches of different zones",
  source: 'Alibaba Cloud documentation, AlbConfig, collect access logs',
  kinds: [ALB_CONFIG],
  check: ({ spec }): readonly Detection[] => {
    const { accessLogConfig, zoneMappings } = asObject(asObject(spec).config);
    const { logProject, logStore } = asObject(accessLogConfig);
    const path = 'spec.config';
    return [
      ...(accessLogConfig === undefined || asString(logStore)?.startsWith(PREFIX) === true ? [] : [{ path: `${path}.accessLogConfig.logStore`, rule: `must begin with ${PREFIX}`, got: logStore ?? '' }]),
      ...(accessLogConfig === undefined || (asString(logProject) ?? '') !== '' ? [] : [{ path: `${path}.accessLogConfig.logProject`, rule: 'is required and must exist' }]),
      ...(zoneMappings === undefined || asList(zoneMappings).length >= 2 ? [] : [{ path: `${path}.zoneMappings`, rule: 'must have at least 2 entries', got: asList(zoneMappings).length }]),
    ];
  },
  samples: {
    noncompliant: [albGateway({ accessLogConfig: { logProject: 'shop-logs', logStore: 'shop' } })],
    compliant: [albGateway({ accessLogConfig: { logProject: 'shop-logs', logStore: 'alb_shop' } })],
  },
};
