import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { PROMETHEUS_TRIGGER, sample, scaledObject } from '../../../src/validation/rules/samples';

const authentication = (spec: JsonObject, kind = 'TriggerAuthentication'): Manifest => sample('keda.sh/v1alpha1', kind, { spec }, kind.startsWith('Cluster') ? { namespace: undefined } : {});
const secrets = (...parameters: string[]): JsonObject => ({ secretTargetRef: parameters.map((parameter) => ({ parameter, name: 'web', key: parameter })) });

describe('KEDA032: a parameter given twice', () => {
  const secret = { parameter: 'host', name: 'a', key: 'b' };
  test('loses where it is read first', () => {
    expect(found('KEDA032', [authentication({ secretTargetRef: [secret], configMapTargetRef: [secret], env: [{ parameter: 'host', name: 'URL' }] })])).toEqual([
      "'spec.configMapTargetRef[0].parameter' must not be given again by 'spec.secretTargetRef[0]', which wins, got \"host\"",
      "'spec.env[0].parameter' must not be given again by 'spec.secretTargetRef[0]', which wins, got \"host\"",
    ]);
  });
  test('within one source the last wins', () => expect(found('KEDA032', [authentication({ secretTargetRef: [secret, { ...secret, key: 'c' }] }, 'ClusterTriggerAuthentication')])).toEqual([
    "'spec.secretTargetRef[0].parameter' must not be given again by 'spec.secretTargetRef[1]', which wins, got \"host\"",
  ]));
  test('different ones, and ones without a name, are left alone', () => expect(found('KEDA032', [authentication({ ...secrets('a', 'b'), env: [{}, {}] })])).toEqual([]));
});

describe('KEDA033: what the prometheus scaler never sends', () => {
  const bound = (metadata: JsonObject): Manifest => scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, ...metadata }, authenticationRef: { name: 'web' } }]);
  const path = "'spec.triggers[0].metadata.authModes'";
  test.each<[JsonObject, string[], readonly string[]]>([
    [{ authModes: 'oauth' }, [], [`${path} must be a mode that the prometheus scaler sends, got "oauth"`]],
    [{ authModes: 'tls, apiKey' }, [], [`${path} must be a mode that the prometheus scaler sends, got "apiKey"`]],
    [{ authMode: 'oauth' }, [], [`${path} must be a mode that the prometheus scaler sends, got "oauth"`]],
    [{}, ['ca'], [`${path} is required for the 'ca' of the TriggerAuthentication to count`]],
    [{ authModes: 'tls' }, ['ca'], []],
    [{ authModes: 'bearer' }, [], []],
    [{}, ['ca', 'other'], []],
  ])('%j with %j', (metadata, parameters, messages) => expect(found('KEDA033', [authentication(secrets(...parameters)), bound(metadata)])).toEqual(messages));
});

describe('KEDA034: a value that is empty', () => {
  const reference = authentication(secrets('token'));
  test.each<[string, JsonObject, number]>([
    ['empty', { stringData: { token: '' } }, 1], ['blank', { data: { token: '  ' } }, 1], ['given', { stringData: { token: 'a' }, data: { token: '' } }, 0], ['missing, which is another rule', { data: {} }, 0],
    ['filled in later', { stringData: { token: '${TOKEN}' } }, 0],
  ])('%s', (_, fields, count) => expect(found('KEDA034', [sample('v1', 'Secret', fields), reference])).toHaveLength(count));
  test('of a ConfigMap', () => {
    const config = authentication({ configMapTargetRef: [{ parameter: 'a', name: 'web', key: 'b' }] });
    expect(found('KEDA034', [sample('v1', 'ConfigMap', { data: { b: '' } }), config])).toEqual(["'spec.configMapTargetRef[0].key' must be a key of ConfigMap 'web' that has a value, got \"b\""]);
  });
});

describe('KEDA035: Secrets of a ClusterTriggerAuthentication', () => {
  const secret = (namespace: string): Manifest => sample('v1', 'Secret', {}, { namespace });
  const cluster = authentication(secrets('token'), 'ClusterTriggerAuthentication');
  const install = (fields: JsonObject): Manifest => sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chart: { spec: { chart: 'keda' } }, ...fields } }, { name: 'keda' });
  test.each<[string, Manifest[], number]>([
    ['elsewhere', [secret('shop')], 1], ['there', [secret('keda')], 0], ['there as well', [secret('shop'), secret('keda')], 0], ['unknown', [], 0],
    ['where KEDA is installed', [secret('platform'), install({ targetNamespace: 'platform' })], 0], ['where it would be', [secret('keda'), install({ targetNamespace: 'platform' })], 1],
    ['where Argo CD installs it', [secret('platform'), sample('argoproj.io/v1alpha1', 'Application', { spec: { source: { chart: 'keda' }, destination: { namespace: 'platform' } } })], 0],
  ])('%s', (_, objects, count) => expect(found('KEDA035', [...objects, cluster])).toHaveLength(count));
});
