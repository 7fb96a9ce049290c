import { asObject, asString } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';

const LEGACY = /^apps\/v1beta\d+$/;

/** A version that no longer exists and works by accident. */
export const legacyTargetVersion: Rule = {
  id: 'HPA003',
  name: 'target in a removed version',
  severity: 'warning',
  cause: 'the controller looks only at group and kind, so it works; but the version was removed in Kubernetes 1.16, and other tools fail on it',
  fix: 'write apps/v1',
  source: 'kubernetes deprecation guide 1.16; pkg/controller/podautoscaler/horizontal.go RESTMappings',
  fixable: true,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: (object) => {
    const apiVersion = asString(asObject(asObject(object.spec).scaleTargetRef).apiVersion) ?? '';
    if (!LEGACY.test(apiVersion)) return [];
    const path = 'spec.scaleTargetRef.apiVersion';
    return [{ path, rule: 'should be apps/v1', got: apiVersion, edits: [{ op: 'replace', path, value: 'apps/v1' }] }];
  },
  samples: {
    noncompliant: [hpa({ scaleTargetRef: { apiVersion: 'apps/v1beta2', kind: 'Deployment', name: 'web' } })],
    compliant: [hpa()],
  },
};
