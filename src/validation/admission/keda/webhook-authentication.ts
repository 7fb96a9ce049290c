import { parseGoUrl } from '../../../kubernetes/go-url';
import { asObject, asString, isObject } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import type { Problem } from '../../../kubernetes/problem';

/** What the webhook has against a TriggerAuthentication or ClusterTriggerAuthentication (KEDA 2.20 `triggerauthentication_webhook.go`). */
export function authenticationProblems(object: JsonObject): readonly Problem[] {
  const spec = asObject(object.spec);
  const { podIdentity, oauth2 } = spec;
  if (!isObject(podIdentity)) return oauth2Problems(oauth2);
  switch (podIdentity.provider) {
    case 'azure-workload': return [...azureProblems(podIdentity), ...oauth2Problems(oauth2)];
    case 'aws': return [...awsProblems(podIdentity), ...oauth2Problems(oauth2)];
    // With any other provider the webhook looks no further.
    default: return [];
  }
}

function azureProblems({ identityId, identityTenantId, identityAuthorityHost }: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  if (identityId === '') problems.push({ path: 'spec.podIdentity.identityId', rule: 'must not be empty if it is given', got: '' });
  const needsTenant = isGiven(identityAuthorityHost);
  if (needsTenant && !isGiven(identityTenantId)) {
    problems.push({ path: 'spec.podIdentity.identityTenantId', rule: "must be given with 'identityAuthorityHost'" });
  }
  if (!needsTenant && identityTenantId === '') {
    problems.push({ path: 'spec.podIdentity.identityTenantId', rule: 'must not be empty if it is given', got: '' });
  }
  return problems;
}

function awsProblems({ roleArn, externalID, identityOwner }: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  if (isGiven(roleArn) && identityOwner === 'workload') {
    problems.push({ path: 'spec.podIdentity.roleArn', rule: "must not be given with identityOwner 'workload'", got: roleArn });
  }
  if (isGiven(externalID) && !isGiven(roleArn)) problems.push({ path: 'spec.podIdentity.externalID', rule: "needs 'roleArn'", got: externalID });
  return problems;
}

function oauth2Problems(oauth2: unknown): readonly Problem[] {
  if (!isObject(oauth2)) return [];
  const problems: Problem[] = [];
  const [type, clientId, tokenUrl] = ['type', 'clientId', 'tokenUrl'].map((name) => asString(oauth2[name]) ?? '');
  if (type !== 'clientCredentials') problems.push({ path: 'spec.oauth2.type', rule: "must be 'clientCredentials'", got: type });
  if (clientId === '') problems.push({ path: 'spec.oauth2.clientId', rule: 'must be given' });
  if (tokenUrl === '') problems.push({ path: 'spec.oauth2.tokenUrl', rule: 'must be given' });
  else if (!isHttpUrl(tokenUrl ?? '')) problems.push({ path: 'spec.oauth2.tokenUrl', rule: 'must be a URL with http:// or https:// and a host', got: tokenUrl });
  return problems;
}

function isHttpUrl(text: string): boolean {
  const url = parseGoUrl(text);
  return typeof url !== 'string' && (url.scheme === 'http' || url.scheme === 'https') && url.host !== '';
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
