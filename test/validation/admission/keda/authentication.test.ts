import { authentication, deployment, lines, scaledObject, thing, verdict } from './samples';
import type { JsonObject } from '../../../../src/kubernetes/json';

const BEARER = { type: 'prometheus', metadata: { serverAddress: 'http://prometheus', query: 'q', threshold: '1', authModes: 'bearer' }, authenticationRef: { name: 'auth' } };
const SECRET = thing('v1', 'Secret', 'token', { stringData: { value: 't' } });
const NEEDS = "scaler spec.triggers[0].metadata.authModes: needs bearerToken from the TriggerAuthentication for 'bearer'";

/** The errors about a trigger that needs a bearer token. */
function withAuthentication(spec: JsonObject, objects: readonly JsonObject[] = [SECRET], cluster = {}): readonly string[] {
  return lines(verdict(scaledObject({ triggers: [BEARER] }), [authentication(spec), ...objects], cluster));
}

const fromSecret = (name: string, key = 'value'): JsonObject => ({ secretTargetRef: [{ parameter: 'bearerToken', name, key }] });

describe('a parameter of an authentication', () => {
  test.each<[string, JsonObject, JsonObject[], string[]]>([
    ['from a Secret', fromSecret('token'), [SECRET], []],
    ['from a Secret that is missing', fromSecret('none'), [SECRET], [NEEDS]],
    ['from a key that is missing', fromSecret('token', 'none'), [SECRET], [NEEDS]],
    ['from a Secret elsewhere', fromSecret('token'), [thing('v1', 'Secret', 'token', { stringData: { value: 't' } }, { namespace: 'keda' })], [NEEDS]],
    ['from a ConfigMap', { configMapTargetRef: [{ parameter: 'bearerToken', name: 'c', key: 'k' }] }, [thing('v1', 'ConfigMap', 'c', { data: { k: 't' } })], []],
    ['from the environment', { env: [{ parameter: 'bearerToken', name: 'TOKEN' }] }, [deployment({ env: [{ name: 'TOKEN', value: 't' }] })], []],
    ['from the environment of a container that is missing', { env: [{ parameter: 'bearerToken', name: 'TOKEN', containerName: 'log' }] }, [], [NEEDS]],
    ['from a variable that is missing', { env: [{ parameter: 'bearerToken', name: 'TOKEN' }] }, [], [NEEDS]],
    ['from a ServiceAccount', { boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'sa' }] }, [thing('v1', 'ServiceAccount', 'sa')], []],
    ['from a ServiceAccount that is missing', { boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'sa' }] }, [], [NEEDS]],
    ['from a vault, which nobody can read here', { hashiCorpVault: { address: 'https://vault', authentication: 'token', secrets: [{ parameter: 'bearerToken', key: 'k', path: 'p' }] } }, [], []],
    ['from a vault without secrets', { hashiCorpVault: { address: 'https://vault', authentication: 'token', secrets: [] } }, [], [NEEDS]],
    ['replaced by a later source', { ...fromSecret('none'), configMapTargetRef: [{ parameter: 'bearerToken', name: 'c', key: 'k' }] },
      [thing('v1', 'ConfigMap', 'c', { data: { k: 't' } })], [NEEDS]],
  ])('%s', (_, spec, objects, expected) => expect(withAuthentication(spec, objects)).toEqual(expected));

  test('of a cluster comes from the namespace of KEDA', () => {
    const trigger = { ...BEARER, authenticationRef: { name: 'auth', kind: 'ClusterTriggerAuthentication' } };
    const shared = authentication(fromSecret('token'), 'ClusterTriggerAuthentication');
    const tried = (secret: JsonObject): readonly string[] => lines(verdict(scaledObject({ triggers: [trigger] }), [shared, secret]));
    expect(tried(SECRET)).toEqual([NEEDS]);
    expect(tried(thing('v1', 'Secret', 'token', { stringData: { value: 't' } }, { namespace: 'keda' }))).toEqual([]);
  });

  test('is missing where the authentication is', () => {
    expect(lines(verdict(scaledObject({ triggers: [BEARER] })))).toEqual([NEEDS]);
    expect(lines(verdict(scaledObject({ triggers: [{ ...BEARER, authenticationRef: { name: '' } }] })))).toEqual([NEEDS]);
  });

  test('may come from OAuth2', () => {
    const trigger = { ...BEARER, metadata: { ...BEARER.metadata, authModes: 'oauth' } };
    const oauth2 = {
      type: 'clientCredentials', clientId: 'id', tokenUrl: 'https://login', scopes: ['a', 'b'], tokenUrlParams: { 'b c': '1', 'a': 'x&y' },
      clientSecret: { valueFrom: { secretKeyRef: { name: 'token', key: 'value' } } },
    };
    expect(lines(verdict(scaledObject({ triggers: [trigger] }), [authentication({ oauth2 }), SECRET]))).toEqual([]);
  });
});

describe('a file', () => {
  const shared = (filePath: string, authenticationFiles?: boolean): readonly string[] => {
    const trigger = { ...BEARER, authenticationRef: { name: 'auth', kind: 'ClusterTriggerAuthentication' } };
    return lines(verdict(scaledObject({ triggers: [trigger] }), [authentication({ filePath }, 'ClusterTriggerAuthentication')], authenticationFiles === undefined ? {} : { authenticationFiles }));
  };
  const path = 'scaler spec.triggers[0].authenticationRef.name';

  test('is only for authentications of the cluster', () => {
    expect(withAuthentication({ filePath: 'a.json' })).toEqual([`${path}: must not be a TriggerAuthentication with 'filePath', which only a ClusterTriggerAuthentication may have`]);
  });

  test('needs a folder of the operator', () => {
    expect(shared('a.json')).toEqual([`${path}: must not have 'filePath': the operator was started without a folder for such files`]);
    expect(shared('a.json', true)).toEqual([]);
    expect(shared('/a.json', true)).toEqual([`${path}: must have a 'filePath' that is relative and without '..'`]);
    expect(shared('../a.json', true)).toHaveLength(1);
  });
});

describe('a pod identity', () => {
  const SQS = { type: 'aws-sqs-queue', metadata: { queueURL: 'orders', awsRegion: 'eu-west-1' }, authenticationRef: { name: 'auth' } };
  const tried = (podIdentity: JsonObject, ...objects: JsonObject[]): readonly string[] =>
    lines(verdict(scaledObject({ triggers: [SQS] }), [authentication({ podIdentity }), ...objects]));
  const account = (annotations: JsonObject, name = 'default'): JsonObject => thing('v1', 'ServiceAccount', name, {}, { annotations });
  const path = 'scaler spec.triggers[0].authenticationRef.name';
  const ROLE = { 'eks.amazonaws.com/role-arn': 'arn' };

  test.each<[string, JsonObject, JsonObject[], string[]]>([
    ['of AWS', { provider: 'aws' }, [], []],
    ['of AWS with a role', { provider: 'aws', roleArn: 'arn' }, [], []],
    ['of the workload', { provider: 'aws', identityOwner: 'workload' }, [account(ROLE)], []],
    ['of the workload without ServiceAccount', { provider: 'aws', identityOwner: 'workload' }, [],
      [`${path}: must not take its identity from the ServiceAccount 'default', which does not exist`]],
    ['of the workload without role', { provider: 'aws', identityOwner: 'workload' }, [account({})],
      [`${path}: must not take its identity from the ServiceAccount 'default', which has no annotation eks.amazonaws.com/role-arn`]],
    ['of the workload with its own account', { provider: 'aws', identityOwner: 'workload' }, [account(ROLE, 'shop'), deployment({}, { serviceAccountName: 'shop' })], []],
    ['of the old kind', { provider: 'aws-eks' }, [account(ROLE)], []],
    ['of the old kind without account', { provider: 'aws-eks' }, [], [`${path}: must not take its identity from the ServiceAccount 'default', which does not exist`]],
    ['of the workload with a role', { provider: 'aws', identityOwner: 'workload', roleArn: '' }, [], [`${path}: must not have a podIdentity with both 'roleArn' and identityOwner 'workload'`]],
    ['of Azure with an empty identity', { provider: 'azure-workload', identityId: '' }, [], [`${path}: must not have a podIdentity with an empty 'identityId'`]],
  ])('%s', (_, identity, objects, expected) => expect(tried(identity, ...objects)).toEqual(expected));

  test('of the old kind without role leaves the trigger without', () => {
    expect(tried({ provider: 'aws-eks' }, account({}))).toEqual([expect.stringContaining('must give awsAccessKeyID, awsRoleArn or a podIdentity')]);
  });
});

describe('in a cluster that is only known in part', () => {
  const partly = { complete: false };
  const tried = (trigger: JsonObject, ...objects: JsonObject[]): readonly string[] =>
    lines(verdict(scaledObject({ triggers: [trigger] }), objects, partly));

  test('nothing is reported that depends on what is not known', () => {
    expect(tried(BEARER)).toEqual([]);
    expect(tried(BEARER, authentication(fromSecret('none')))).toEqual([]);
    expect(tried(BEARER, authentication({ boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'sa' }] }))).toEqual([]);
    expect(tried(BEARER, authentication({ podIdentity: { provider: 'aws-eks' } }))).toEqual([]);
    expect(lines(verdict(scaledObject({ scaleTargetRef: { name: 'api' } }), [], partly))).toEqual([]);
    expect(lines(verdict(scaledObject({ scaleTargetRef: { kind: 'Widget', name: 'w' } }), [], partly))).toEqual([]);
  });

  test('what is certainly wrong is', () => {
    expect(tried({ ...BEARER, metadata: { ...BEARER.metadata, threshold: 'x' } })).toEqual(['scaler spec.triggers[0].metadata.threshold: must be a number as JSON writes it (x)']);
    expect(tried(BEARER, authentication({}))).toEqual([NEEDS]);
  });

  test('an environment that is not known may hold what an authentication reads', () => {
    const env = authentication({ env: [{ parameter: 'bearerToken', name: 'TOKEN' }] });
    expect(lines(verdict(scaledObject({ scaleTargetRef: { name: 'api' }, triggers: [BEARER] }), [env], partly))).toEqual([]);
    expect(tried(BEARER, env, deployment({ envFrom: [{ secretRef: { name: 'none' } }] }))).toEqual([]);
    expect(tried(BEARER, env)).toEqual([NEEDS]);
  });
});
