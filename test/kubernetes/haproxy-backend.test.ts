import * as fc from 'fast-check';
import { haproxyBackendNames, parseHaproxyVersion, type HaproxyBackend } from '../../src/kubernetes/haproxy-backend';

const backend: HaproxyBackend = { namespace: 'demo', service: 'app-service', port: { name: 'http', number: 80 } };
const standalone: HaproxyBackend = { ...backend, standaloneIngress: 'app' };

function names(of: HaproxyBackend, version: string): readonly string[] {
  const parsed = parseHaproxyVersion(version);
  if (parsed === undefined) throw new Error(`${version} is no version`);
  return haproxyBackendNames(of, parsed);
}

const DASHED = 'demo-app-service-http';
const UNDERSCORED = 'demo_app-service_http';
const MARKED = 'demo_svc_app-service_http';
const OF_INGRESS = 'ing_demo_app_http';
const OF_INGRESS_AND_SERVICE = 'ing_demo_app-app-service_http';
const OF_INGRESS_MARKED = 'demo_app_svc_app-service_http';

describe('the name of a backend', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['1.3.9', [], []],
    ['1.4.0', [DASHED], []],
    ['1.4', [DASHED], []],
    ['1.7.12', [DASHED], []],
    ['1.7', [DASHED], []],
    ['1.8.0', [UNDERSCORED], []],
    ['1.8', [UNDERSCORED], []],
    ['1.10.14', [UNDERSCORED], []],
    ['1.11.0', [UNDERSCORED], [OF_INGRESS]],
    ['1.11', [UNDERSCORED], [OF_INGRESS]],
    ['3.0.0', [UNDERSCORED], [OF_INGRESS]],
    ['3.0.9', [UNDERSCORED], [OF_INGRESS]],
    ['3.0.10', [UNDERSCORED], [OF_INGRESS_AND_SERVICE]],
    ['3.0.15', [UNDERSCORED], [OF_INGRESS_AND_SERVICE]],
    ['3.0', [UNDERSCORED], [OF_INGRESS_AND_SERVICE, OF_INGRESS]],
    ['3.1.0', [UNDERSCORED], [OF_INGRESS]],
    ['3.1.10', [UNDERSCORED], [OF_INGRESS]],
    ['3.1.11', [MARKED], [OF_INGRESS_MARKED]],
    ['3.1.20', [MARKED], [OF_INGRESS_MARKED]],
    ['3.1', [MARKED, UNDERSCORED], [OF_INGRESS_MARKED, OF_INGRESS]],
    ['3.2.0-rc1', [MARKED], [OF_INGRESS_MARKED]],
    ['3.2.0', [MARKED], [OF_INGRESS_MARKED]],
    ['v3.2.11', [MARKED], [OF_INGRESS_MARKED]],
    ['3.2', [MARKED], [OF_INGRESS_MARKED]],
    ['4.0', [MARKED], [OF_INGRESS_MARKED]],
  ])('controller %s: %j, standalone %j', (version, ordinary, ofItsOwn) => {
    expect(names(backend, version)).toEqual(ordinary);
    expect(names(standalone, version)).toEqual(ofItsOwn);
  });

  test('without a version, all names from 1.8 on are possible', () => {
    expect(haproxyBackendNames(backend)).toEqual([MARKED, UNDERSCORED]);
    expect(haproxyBackendNames(standalone)).toEqual([OF_INGRESS_MARKED, OF_INGRESS, OF_INGRESS_AND_SERVICE]);
  });

  test('holds the number of a port that has no name', () => {
    expect(haproxyBackendNames({ ...backend, port: { name: '', number: 8080 } })).toEqual(['demo_svc_app-service_8080', 'demo_app-service_8080']);
  });

  test.each(['3', '', 'latest', '3.2.x', '3.2.1.0', '3.2-rc1', ' 3.2'])('"%s" is no version', (text) => {
    expect(parseHaproxyVersion(text)).toBeUndefined();
  });

  test('any names of Kubernetes give names without a character that means something in RE2', () => {
    const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
    const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,5}(-[a-z0-9]{1,3})?)?$/);
    fc.assert(fc.property(label, label, portName, fc.option(label, { nil: undefined }), (namespace, service, name, ingress) => {
      const found = haproxyBackendNames({
        namespace, service, port: { name, number: 80 }, ...(ingress !== undefined && { standaloneIngress: ingress }),
      });
      for (const text of found) expect(text).toMatch(/^[-_a-z0-9]+$/);
      expect(new Set(found).size).toBe(found.length);
    }));
  });
});
