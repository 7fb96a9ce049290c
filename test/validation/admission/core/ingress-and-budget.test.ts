import { complaints, judge } from './objects';
import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import { admitCore, isCoreKind } from '../../../../src/validation/admission/core/admit';

const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const backend = { service: { name: 'web', port: { number: 80 } } };
const ingress = (spec: JsonObject, annotations: JsonObject = {}): JsonObject =>
  ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web', annotations }, spec });
const budget = (spec: JsonObject, metadata: JsonObject = {}): JsonObject =>
  ({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web', ...metadata }, spec });

describe('an Ingress of an older Kubernetes', () => {
  const of = (service: JsonObject): JsonObject => ingress({ defaultBackend: { service } });

  test('names a Service that begins with a letter before 1.36', () => {
    const digit = of({ name: '1web', port: { number: 80 } });
    expect(complaints(digit)).toEqual([]);
    expect(complaints(digit, { kubernetes: '1.35' })).toEqual([
      "spec.defaultBackend.service.name: Invalid value: \"1web\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    ]);
  });

  test.each([['1.35', 'spec.rules.IngressRuleValue.http'], ['1.34', 'spec.rules.http']])('has its fields named as the decoder of %s does', (kubernetes, field) => {
    expect(judge(ingress({ rules: [{ http: [] }] }), { kubernetes }).errors.map(({ decoderField }) => decoderField)).toEqual([field]);
  });
});

describe('an Ingress', () => {
  const path = (entry: JsonObject): readonly string[] => complaints(ingress({ rules: [{ http: { paths: [{ backend, ...entry }] } }] }))
    .map((line) => line.replace('spec.rules[0].http.paths[0].', ''));

  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['with a path', { pathType: 'Prefix', path: '/a' }, []],
    ['with a path of its class', { pathType: 'ImplementationSpecific', path: '/a//b/../c' }, []],
    ['without a path of its class', { pathType: 'ImplementationSpecific' }, []],
    ['with a relative path of its class', { pathType: 'ImplementationSpecific', path: 'a' }, ['path: Invalid value: "a": must be an absolute path']],
    ['without a path', { pathType: 'Exact' }, ['path: Invalid value: "": must be an absolute path']],
    ['with a path that is not normal', { pathType: 'Exact', path: '/a//b/./c/../d%2fe%2F/..' }, [
      ...['//', '/./', '/../', '%2f', '%2F'].map((part) => `path: Invalid value: "/a//b/./c/../d%2fe%2F/..": must not contain '${part}'`),
      "path: Invalid value: \"/a//b/./c/../d%2fe%2F/..\": cannot end with '/..'",
    ]],
    ['with a path that ends in a dot', { pathType: 'Prefix', path: '/a/.' }, ["path: Invalid value: \"/a/.\": cannot end with '/.'"]],
    ['without a type of path is not looked at further', { backend: {} }, ['pathType: Required value: pathType must be specified']],
    ['to a port beyond the last', { pathType: 'Prefix', path: '/', backend: { service: { name: 'web', port: { number: -1 } } } }, ['backend.service.port.number: Invalid value: -1: must be between 1 and 65535, inclusive']],
  ])('%s', (_title, entry, expected) => {
    expect(path(entry)).toEqual(expected);
  });

  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['needs rules or a backend', {}, {}, ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified']],
    ['has hosts with names', { rules: [{ host: '::1' }] }, {}, ['spec.rules[0].host: Invalid value: "::1": must be a DNS name, not an IP address', `spec.rules[0].host: Invalid value: "::1": ${SUBDOMAIN}`]],
    ['has certificates of hosts', { defaultBackend: backend, tls: [{ hosts: ['A'], secretName: 'A' }] }, {}, [`spec.tls[0].hosts[0]: Invalid value: "A": ${SUBDOMAIN}`, `spec.tls[0].secretName: Invalid value: "A": ${SUBDOMAIN}`]],
    ['of a class has no other by annotation', { defaultBackend: backend, ingressClassName: 'a' }, { 'kubernetes.io/ingress.class': 'b' }, ['annotations.kubernetes.io/ingress.class: Invalid value: "b": must match `ingressClassName` when both are specified']],
    ['of a class may say so twice', { defaultBackend: backend, ingressClassName: 'a' }, { 'kubernetes.io/ingress.class': 'a' }, []],
  ])('%s', (_title, spec, annotations, expected) => {
    expect(complaints(ingress(spec, annotations))).toEqual(expected);
  });
});

describe('a PodDisruptionBudget', () => {
  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['says what may be missing or what must be there', { minAvailable: 1, maxUnavailable: '101%' }, {}, [
      'spec: Invalid value: {"minAvailable":1,"maxUnavailable":"101%"}: minAvailable and maxUnavailable cannot be both set', 'spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
    ]],
    ['with a spec that is wrong is not looked at further', { minAvailable: -1 }, { name: 'a/b' }, ['spec.minAvailable: Invalid value: -1: must be greater than or equal to 0']],
    ['has a name that fits into a URL', {}, { name: 'a/b' }, ["metadata.name: Invalid value: \"a/b\": may not contain '/'"]],
    ['has any finalizer with a name', {}, { name: 'A B', finalizers: ['x'] }, []],
  ])('%s', (_title, spec, metadata, expected) => {
    expect(complaints(budget(spec, metadata))).toEqual(expected);
  });
});

describe('what the port knows', () => {
  test.each<readonly [Json, boolean]>([
    [ingress({}), true], [{ apiVersion: 'v1', kind: 'Pod' }, false], [{ apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler' }, false],
    [{ kind: 'Service' }, false], [null, false], ['x', false], [{ apiVersion: 'v1', kind: 'constructor' }, false],
  ])('%j: %s', (object, known) => {
    expect(isCoreKind(object)).toBe(known);
  });

  test('and what it does not, it does not judge', () => {
    expect(() => admitCore({ apiVersion: 'v1', kind: 'Pod' }, { kubernetes: '1.36' })).toThrow('the core admission port does not know this apiVersion and kind');
  });

  test('fields of other versions included', () => {
    const unknown = { ...budget({ unhealthyPodEvictionPolicy: 'AlwaysAllow' }), metadata: { name: 'web', clusterName: 'c' } };
    expect(judge(unknown, { kubernetes: '1.24' }).unknownFields).toEqual(['spec.unhealthyPodEvictionPolicy']);
    expect(judge(unknown, { kubernetes: '1.25' }).unknownFields).toEqual(['metadata.clusterName', 'spec.unhealthyPodEvictionPolicy']);
    expect(judge(unknown, { kubernetes: '1.26' }).unknownFields).toEqual(['metadata.clusterName']);
  });
});
