import { KEDA_NAMESPACE } from './cluster';
import type { ClusterView } from './cluster';
import { containerEnv, isEnvFault } from './container-env';
import { readData } from './object-data';
import type { DataKind } from './object-data';
import { identityOf } from './pod-identity';
import type { PodSource } from './pod-source';
import { queryEscape } from '../../../kubernetes/go-url';
import type { JsonObject } from '../../../kubernetes/json';
import { asList, asObject, asString, isObject } from '../../../kubernetes/json';
import type { PodIdentity } from '../../../kubernetes/keda/scalers/scaler';
import { NO_POD_IDENTITY } from '../../../kubernetes/keda/scalers/scaler';
import type { Trigger } from '../../../kubernetes/keda/trigger';

/** What the authentication of a trigger gives its scaler. */
export interface Authentication {
  readonly parameters: Readonly<Record<string, string>>;
  readonly podIdentity: PodIdentity;
  /** Whether there are parameters whose values nobody knows offline, or the cluster is not known wholly. */
  readonly unknown: boolean;
}

/** Why an authentication cannot be used. */
export interface AuthenticationFault {
  readonly rule: string;
  readonly missing?: string;
}

/** The authentications that are read from other services, by field. */
const MANAGERS = ['hashiCorpVault', 'azureKeyVault', 'gcpSecretManager', 'awsSecretManager'];

const NOTHING: Authentication = { parameters: {}, podIdentity: NO_POD_IDENTITY, unknown: false };

/**
 * The parameters and identity of a trigger's authentication (KEDA 2.20 `pkg/scaling/resolver`, ResolveAuthRefAndPodIdentity). An
 * authentication that is missing, and a value that is, is no fault: KEDA goes on without it.
 */
export function authenticationOf(
  { authenticationRef }: Trigger, pods: PodSource, namespace: string, cluster: ClusterView,
): Authentication | AuthenticationFault {
  if (authenticationRef === undefined || authenticationRef.name === '') return NOTHING;
  const shared = authenticationRef.kind === 'ClusterTriggerAuthentication';
  const kind = authenticationRef.kind === '' ? 'TriggerAuthentication' : authenticationRef.kind;
  const object = cluster.get('keda.sh', kind, shared ? '' : namespace, authenticationRef.name);
  if (object === undefined) return { ...NOTHING, unknown: !cluster.complete };
  const spec = asObject(object.spec);
  if (isText(spec.filePath)) {
    if (!shared) return { rule: `must not be a ${kind} with 'filePath', which only a ClusterTriggerAuthentication may have` };
    if (!cluster.authenticationFiles) return { rule: "must not have 'filePath': the operator was started without a folder for such files" };
    if (spec.filePath.startsWith('/') || spec.filePath.includes('..')) return { rule: "must have a 'filePath' that is relative and without '..'" };
    return identified({ parameters: {}, podIdentity: identityIn(spec), unknown: true }, spec, pods, namespace, cluster);
  }
  const reader = new ParameterReader(pods, namespace, shared ? KEDA_NAMESPACE : namespace, cluster);
  return identified(reader.read(spec), spec, pods, namespace, cluster);
}

/** Whether an authentication cannot be used. */
export function isAuthenticationFault(result: Authentication | AuthenticationFault): result is AuthenticationFault {
  return 'rule' in result;
}

function identified(
  { parameters, podIdentity, unknown }: Authentication, spec: JsonObject, pods: PodSource, namespace: string, cluster: ClusterView,
): Authentication | AuthenticationFault {
  if (pods.kind !== 'pods') return { parameters, podIdentity, unknown: unknown || pods.kind === 'unknown' };
  const identity = identityOf(asObject(spec.podIdentity), asString(pods.spec.serviceAccountName) ?? '', namespace, cluster);
  if ('rule' in identity) return identity;
  return { parameters: { ...parameters, ...identity.parameters }, podIdentity, unknown: unknown || identity.unknown };
}

function identityIn(spec: JsonObject): PodIdentity {
  if (!isObject(spec.podIdentity)) return NO_POD_IDENTITY;
  const { provider, roleArn, externalID } = spec.podIdentity;
  return { provider: asString(provider) ?? '', ...(isText(roleArn) && { roleArn }), ...(isText(externalID) && { externalId: externalID }) };
}

/** Reads the parameters of one authentication; later sources replace what earlier ones gave. */
class ParameterReader {
  private readonly parameters: Record<string, string> = {};
  private unknown = false;

  public constructor(
    private readonly pods: PodSource,
    private readonly namespace: string,
    private readonly secretNamespace: string,
    private readonly cluster: ClusterView,
  ) {}

  public read(spec: JsonObject): Authentication {
    for (const entry of asList(spec.env).map(asObject)) this.set(entry, this.fromEnv(entry));
    for (const entry of asList(spec.configMapTargetRef).map(asObject)) this.set(entry, this.fromData('ConfigMap', entry));
    for (const entry of asList(spec.secretTargetRef).map(asObject)) this.set(entry, this.fromData('Secret', entry));
    if (MANAGERS.some((manager) => asList(asObject(spec[manager]).secrets).length > 0)) this.unknown = true;
    for (const entry of asList(spec.boundServiceAccountToken).map(asObject)) this.set(entry, this.token(entry));
    if (isObject(spec.oauth2)) this.addOAuth2(spec.oauth2);
    return { parameters: this.parameters, podIdentity: identityIn(spec), unknown: this.unknown };
  }

  private set(entry: JsonObject, value: string): void {
    this.parameters[asString(entry.parameter) ?? ''] = value;
  }

  private fromEnv(entry: JsonObject): string {
    if (this.pods.kind === 'unknown') this.unknown = true;
    if (this.pods.kind !== 'pods') return '';
    const env = containerEnv(this.pods.spec, asString(entry.containerName) ?? '', this.namespace, this.cluster);
    if (isEnvFault(env)) return '';
    if (env.unknown) this.unknown = true;
    return env.values[asString(entry.name) ?? ''] ?? '';
  }

  private fromData(kind: DataKind, reference: JsonObject): string {
    const name = asString(reference.name) ?? '';
    const data = readData(this.cluster, kind, this.secretNamespace, name);
    if (data === undefined && !this.cluster.complete) this.unknown = true;
    return data?.get(asString(reference.key) ?? '') ?? '';
  }

  /** Some token, if there is a ServiceAccount to make it for. */
  private token({ serviceAccountName }: JsonObject): string {
    const account = this.cluster.get('', 'ServiceAccount', this.secretNamespace, asString(serviceAccountName) ?? '');
    if (account === undefined && !this.cluster.complete) this.unknown = true;
    return account === undefined ? '' : 'token';
  }

  private addOAuth2(oauth2: JsonObject): void {
    const secret = asObject(asObject(asObject(oauth2.clientSecret).valueFrom).secretKeyRef);
    this.parameters.oauthTokenURI = asString(oauth2.tokenUrl) ?? '';
    this.parameters.clientID = asString(oauth2.clientId) ?? '';
    this.parameters.clientSecret = this.fromData('Secret', secret);
    const scopes = asList(oauth2.scopes);
    if (scopes.length > 0) this.parameters.scopes = scopes.map((scope) => asString(scope) ?? '').join(',');
    const parameters = Object.entries(asObject(oauth2.tokenUrlParams)).sort(([a], [b]) => (a < b ? -1 : 1));
    const encoded = parameters.map(([name, value]) => `${queryEscape(name)}=${queryEscape(asString(value) ?? '')}`);
    if (encoded.length > 0) this.parameters.endpointParams = encoded.join('&');
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
