import fc from 'fast-check';
import { consumer, key } from './backlog-samples';
import { later } from './samples';
import { sentence } from '../../src/kubernetes/problem';
import { podIdentityProblems, renderPodIdentity, type PodIdentitySpec } from '../../src/signals/pod-identity';
import { renderTriggerAuthentication, triggerAuthenticationProblems, type TriggerAuthenticationSpec } from '../../src/signals/trigger-authentication';

const messages = (spec: TriggerAuthenticationSpec) => triggerAuthenticationProblems(spec).map(sentence);

describe('a TriggerAuthentication', () => {
  test('refers to Secrets and ConfigMaps, and takes every other field verbatim', () => {
    const spec: TriggerAuthenticationSpec = {
      secrets: { username: key('user'), password: { secret: later, key: later } },
      configMaps: { vhostName: { configMap: 'broker', key: 'vhost' } },
      podIdentity: { provider: 'azure-workload', identityId: 'id' },
      sources: { env: [{ parameter: 'host', name: 'HOST' }] },
    };
    expect(messages(spec)).toEqual([]);
    expect(renderTriggerAuthentication(spec, { ...consumer, annotations: { team: 'a' } })).toEqual({
      ref: { name: 'orders' },
      objects: [{
        id: 'TriggerAuthentication',
        draft: {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'TriggerAuthentication',
          metadata: { name: 'orders', namespace: 'shop', labels: { app: 'orders' }, annotations: { team: 'a' } },
          spec: {
            podIdentity: { provider: 'azure-workload', identityId: 'id' },
            secretTargetRef: [{ parameter: 'username', name: 'queue', key: 'user' }, { parameter: 'password', name: later, key: later }],
            configMapTargetRef: [{ parameter: 'vhostName', name: 'broker', key: 'vhost' }],
            env: [{ parameter: 'host', name: 'HOST' }],
          },
        },
      }],
    });
  });

  test('of the cluster has no namespace, and a name that the namespace is part of', () => {
    const { ref, objects } = renderTriggerAuthentication({ scope: 'cluster', secrets: { token: key('t') } }, consumer);
    expect(ref).toEqual({ name: 'shop-orders', kind: 'ClusterTriggerAuthentication' });
    expect(objects[0]?.draft).toMatchObject({ kind: 'ClusterTriggerAuthentication', metadata: { name: 'shop-orders' } });
    expect(objects[0]?.draft.metadata).not.toHaveProperty('namespace');
  });

  test.each(['namespace', 'cluster'] as const)('of the %s takes the name that the caller gave it', (scope) => {
    const named = { ...consumer, names: { TriggerAuthentication: 'keda-prom-creds' } };
    const { ref, objects } = renderTriggerAuthentication({ scope, secrets: { token: key('t') } }, named);
    expect([ref?.name, objects[0]?.draft.metadata.name]).toEqual(['keda-prom-creds', 'keda-prom-creds']);
  });

  test('that exists is referred to and not emitted', () => {
    expect(renderTriggerAuthentication({ existing: { name: later } }, consumer)).toEqual({ ref: { name: later }, objects: [] });
    expect(renderTriggerAuthentication({ existing: { name: 'a', kind: 'TriggerAuthentication' } }, consumer).ref).toEqual({ name: 'a' });
    expect(renderTriggerAuthentication({ existing: { name: 'a', kind: 'ClusterTriggerAuthentication' } }, consumer).ref)
      .toEqual({ name: 'a', kind: 'ClusterTriggerAuthentication' });
  });

  test('that is not wanted is neither', () => expect(renderTriggerAuthentication(undefined, consumer)).toEqual({ objects: [] }));

  test.each<[TriggerAuthenticationSpec, readonly string[]]>([
    [{}, ["'secrets' must name at least one parameter unless 'configMaps', 'podIdentity', 'sources' or 'existing' is given"]],
    [{ secrets: {}, configMaps: {}, sources: {} }, ["'secrets' must name at least one parameter unless 'configMaps', 'podIdentity', 'sources' or 'existing' is given"]],
    [{ existing: { name: 'a' }, secrets: { t: key('t') }, scope: 'cluster' }, [
      '\'existing\' must not be given together with other options: they belong to the object that exists, got "a"; leave out \'secrets\', \'scope\'',
    ]],
    [{ existing: { name: 'a' }, scope: 'cluster' }, [
      '\'existing\' must not be given together with other options: they belong to the object that exists, got "a"; leave out \'scope\'',
    ]],
    [{ existing: { name: '' } }, ["'existing.name' must not be empty"]],
    [{ secrets: { t: { secret: '', key: '' } } }, ["'secrets.t.secret' must not be empty", "'secrets.t.key' must not be empty"]],
    [{ secrets: { t: key('t') }, configMaps: { t: { configMap: '', key: 'k' } } }, [
      "'configMaps.t.configMap' must not be empty", "'configMaps.t' must not be given in 'secrets' too, which would win",
    ]],
    [{ podIdentity: { provider: 'aws', externalId: 'x' } }, ['\'podIdentity.externalId\' needs \'roleArn\', got "x"']],
    [{ sources: { secretTargetRef: [], configMapTargetRef: [], podIdentity: {} } }, [
      "'sources.podIdentity' must be given as 'podIdentity'", "'sources.secretTargetRef' must be given as 'secrets'",
      "'sources.configMapTargetRef' must be given as 'configMaps'",
    ]],
    [{ sources: { hashiCorpVault: { address: 'http://v', authentication: 'token', credential: { token: 'hunter2' }, secrets: [] } } }, [
      "'sources.hashiCorpVault.credential.token' must not be written into the manifest; authenticate with 'kubernetes' and a role",
    ]],
    [{ sources: { hashiCorpVault: { address: 'http://v', authentication: 'kubernetes', role: 'keda', credential: { serviceAccount: '/t' }, secrets: [] } } }, []],
    [{ podIdentity: { provider: 'gcp' } }, []],
    [{ configMaps: { t: { configMap: 'c', key: 'k' } } }, []],
  ])('%j has the problems %j', (spec, problems) => expect(messages(spec)).toEqual(problems));

  test('holds nothing of a Secret but its name and key', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.record({ secret: fc.string(), key: fc.string() }), { minKeys: 1 }), (secrets) => {
      const { objects } = renderTriggerAuthentication({ secrets }, consumer);
      expect(objects[0]?.draft.spec).toEqual({
        secretTargetRef: Object.entries(secrets).map(([parameter, { secret, key: name }]) => ({ parameter, name: secret, key: name })),
      });
    }));
  });
});

describe('the identity of a pod', () => {
  test.each<[PodIdentitySpec, object]>([
    [{ provider: 'azure-workload', identityId: 'i', identityTenantId: 't', identityAuthorityHost: 'h' }, {
      provider: 'azure-workload', identityId: 'i', identityTenantId: 't', identityAuthorityHost: 'h',
    }],
    [{ provider: 'aws', roleArn: 'arn:aws:iam::1:role/r', externalId: 'x' }, { provider: 'aws', roleArn: 'arn:aws:iam::1:role/r', externalID: 'x' }],
    [{ provider: 'aws', identityOwner: 'workload' }, { provider: 'aws', identityOwner: 'workload' }],
    [{ provider: 'gcp' }, { provider: 'gcp' }],
  ])('%j is written as %j', (identity, rendered) => {
    expect(renderPodIdentity(identity)).toEqual(rendered);
    expect(podIdentityProblems(identity)).toEqual([]);
  });

  test.each<[PodIdentitySpec, readonly string[]]>([
    [{ provider: 'azure-workload', identityId: '', identityTenantId: '' }, ["'identityId' must not be empty", "'identityTenantId' must not be empty"]],
    [{ provider: 'azure-workload', identityAuthorityHost: 'h' }, ['\'identityAuthorityHost\' needs \'identityTenantId\', got "h"']],
    [{ provider: 'aws', roleArn: 'r', identityOwner: 'workload' }, [
      '\'roleArn\' must not be given with \'identityOwner\' workload: only KEDA itself can assume a role, got "r"',
    ]],
    [{ provider: 'aws', roleArn: 'r', identityOwner: 'keda' }, []],
  ])('%j has the problems %j', (identity, problems) => expect(podIdentityProblems(identity).map(sentence)).toEqual(problems));
});
