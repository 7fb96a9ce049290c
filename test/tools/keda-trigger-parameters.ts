import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A parameter as it is written to the data file; `from` holds the letters m (metadata), e (environment), a (authentication). */
interface Parameter {
  readonly name: string;
  readonly from: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly optional?: true;
  readonly deprecated?: string;
}

interface PublishedSchema {
  readonly scalers: readonly { readonly type: string; readonly parameters: readonly PublishedParameter[] }[];
}

interface PublishedParameter {
  readonly name: string;
  readonly default?: string;
  readonly allowedValue?: readonly string[];
  readonly deprecated?: string;
  readonly deprecatedAnnounce?: string;
  readonly optional?: boolean;
  readonly metadataVariableReadable?: boolean;
  readonly envVariableReadable?: boolean;
  readonly triggerAuthenticationVariableReadable?: boolean;
}

/**
 * What KEDA's published schema (`schema/generated/scalers-schema.json`) says about each trigger type, completed by the
 * parameters that it leaves out: those of embedded structs, and those that code reads without declaring them.
 */
export function triggerParameters(folder: string): Record<string, readonly Parameter[]> {
  const schema = JSON.parse(readFileSync(join(folder, 'schema', 'generated', 'scalers-schema.json'), 'utf8')) as PublishedSchema;
  const sources = scalerSources(folder);
  const shared = sharedStructs(folder);
  const authentication = readFileSync(join(folder, 'pkg', 'scalers', 'authentication', 'authentication_types.go'), 'utf8');
  return Object.fromEntries(schema.scalers.map(({ type, parameters }) => {
    const source = sources.get(type);
    if (source === undefined) throw new Error(`no constructor found for the trigger type ${type}`);
    const published = parameters.map(ofPublished);
    const names = new Set(published.map(({ name }) => name));
    return [type, [...published, ...leftOut(source, authentication, shared).filter(({ name }) => !names.has(name))]];
  }));
}

/** What metadata may hold in a newer release and not in the one of `known`, by trigger type. */
export function newerKeys(folder: string, known: Readonly<Record<string, readonly Parameter[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(triggerParameters(folder)).flatMap(([type, parameters]) => {
    const before = new Set(known[type]?.flatMap(metadataKeys));
    const keys = [...new Set(parameters.flatMap(metadataKeys))].filter((key) => !before.has(key));
    return keys.length === 0 ? [] : [[type, keys]];
  }));
}

function metadataKeys({ name, from }: Parameter): readonly string[] {
  return [...(from.includes('m') ? [name] : []), ...(from.includes('e') ? [`${name}FromEnv`] : [])];
}

function ofPublished(parameter: PublishedParameter): Parameter {
  const { name, default: initial, allowedValue, deprecated = parameter.deprecatedAnnounce, optional } = parameter;
  const from = `${parameter.metadataVariableReadable === true ? 'm' : ''}${parameter.envVariableReadable === true ? 'e' : ''}`
    + (parameter.triggerAuthenticationVariableReadable === true ? 'a' : '');
  return {
    name,
    from,
    ...(initial !== undefined && { default: initial }),
    ...(allowedValue !== undefined && { values: allowedValue }),
    ...(optional === true && { optional }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

/** The Go source of the scaler of each trigger type, found through the builder's switch. */
function scalerSources(folder: string): ReadonlyMap<string, string> {
  const builder = readFileSync(join(folder, 'pkg', 'scaling', 'scalers_builder.go'), 'utf8');
  const scalers = join(folder, 'pkg', 'scalers');
  const files = readdirSync(scalers).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .map((name) => readFileSync(join(scalers, name), 'utf8'));
  return new Map([...builder.matchAll(/case "([^"]+)":\s+return scalers\.(\w+)\(/g)].map(([, type = '', constructor = '']) =>
    [type, files.find((text) => text.includes(`func ${constructor}(`)) ?? '']));
}

/** The structs of the packages that scalers share, such as `azure.EventHubInfo`. */
function sharedStructs(folder: string): ReadonlyMap<string, string> {
  const texts = ['aws', 'azure', 'gcp'].flatMap((name) => readdirSync(join(folder, 'pkg', 'scalers', name)).filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .map((file) => readFileSync(join(folder, 'pkg', 'scalers', name, file), 'utf8')));
  return new Map(texts.flatMap((text) => [...text.matchAll(/^type (\w+) struct \{.*?^\}/gms)]
    .map(([struct, name = '']): [string, string] => [`${/^package (\w+)/m.exec(text)?.[1]}.${name}`, struct])));
}

function leftOut(source: string, authentication: string, shared: ReadonlyMap<string, string>): readonly Parameter[] {
  const optional = (name: string, from: string): Parameter => ({ name, from, optional: true });
  return [
    ...(/authentication\.Config\s+`keda:/.test(source) ? taggedFields(authentication, /.*/s) : []),
    ...(/authentication\.OAuth\s+`keda:/.test(source) ? taggedFields(authentication, /type OAuth struct \{.*?\n\}/s) : []),
    ...[...source.matchAll(/^\s+\w+\s+(azure\.\w+)\s+`keda:/gm)].flatMap(([, type = '']) => taggedFields(shared.get(type) ?? '', /.*/s)),
    // pkg/scalers/huawei_cloudeye_scaler.go, a struct within the one that is declared
    ...(source.includes('huaweiAuthorizationMetadata struct') ? taggedFields(source, /type huaweiAuthorizationMetadata struct \{.*?\n\}/s) : []),
    // pkg/scalers/datadog_scaler.go, the word of old for metricType
    ...(source.includes('trigger.metadata.type is deprecated') ? [optional('type', 'm')] : []),
    // pkg/scalers/aws/aws_common.go, GetAwsAuthorization
    ...(/GetAwsAuthorization\(|NewSigV4RoundTripper\(/.test(source)
      ? [optional('identityOwner', 'm'), optional('awsAccessKeyID', 'mea'), optional('awsSecretAccessKey', 'ea'), optional('awsSessionToken', 'a'),
        optional('awsRoleArn', 'a')] : []),
    // pkg/scalers/gcp/gcp_common.go, GetGCPAuthorization
    ...(/gcp\.GetGCP/.test(source)
      ? [optional('credentials', 'e'), optional('credentialsFromEnvFile', 'm'), optional('GoogleApplicationCredentials', 'a')] : []),
    // pkg/scalers/azure/azure_cloud_environment.go, ParseEnvironmentProperty
    ...(/azure\.(Parse(Azure|Env|Active)|TryAndGetAzure)/.test(source)
      ? ['cloud', 'endpointSuffix', 'storageEndpointSuffix', 'activeDirectoryEndpoint'].map((name) => optional(name, 'm')) : []),
    ...(source.includes('TryAndGetAzureManagedPrometheus') ? [optional('azureManagedPrometheusResourceURL', 'm')] : []),
    // pkg/scalers/pulsar_scaler.go, handleBackwardsCompatibility
    ...(source.includes('oauthKeyMapping') ? ['oauthTokenURI', 'scope', 'clientID', 'EndpointParams'].map((name) => optional(name, 'm')) : []),
  ];
}

/** The parameters that the `keda` tags of the structs within a part of a Go file declare. */
function taggedFields(text: string, part: RegExp): readonly Parameter[] {
  const within = part.exec(text)?.[0] ?? '';
  return [...within.matchAll(/`keda:"name=([^"]+)"/g)].flatMap(([, tag = '']) => {
    const [names = '', ...settings] = tag.split(',').map((setting) => setting.trim());
    const setting = (name: string): string | undefined => settings.find((candidate) => candidate.startsWith(`${name}=`))?.slice(name.length + 1);
    const order = setting('order')?.split(';') ?? [];
    const from = `${order.includes('triggerMetadata') ? 'm' : ''}${order.includes('resolvedEnv') ? 'e' : ''}${order.includes('authParams') ? 'a' : ''}`;
    const initial = setting('default');
    const values = setting('enum')?.split(';');
    return names.split(';').map((name): Parameter => ({
      name, from, ...(initial !== undefined && { default: initial }), ...(values !== undefined && { values }), optional: true,
    }));
  });
}
