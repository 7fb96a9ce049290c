import { AUTHENTICATION, METADATA_OR_AUTHENTICATION } from './parameters';
import type { Parameters } from './parameters';

const MODES = ['apiKey', 'basic', 'tls', 'bearer', 'custom', 'oauth'] as const;

/** How a scaler authenticates (KEDA 2.20 `pkg/scalers/authentication`). */
export interface Authentication {
  /** Empty: it does not. */
  readonly modes: readonly string[];
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** Reads the block of authentication parameters that several scalers share; adds what is wrong with them. */
export function readAuthentication(parameters: Parameters): Authentication {
  const before = parameters.problems.length;
  const secret = (name: string, ...aliases: readonly string[]): string => parameters.text(name, { from: AUTHENTICATION, aliases, optional: true });
  const modes = parameters.texts('authModes', {
    from: METADATA_OR_AUTHENTICATION, aliases: ['authMode'], values: MODES, exclusive: ['bearer', 'basic', 'oauth'], optional: true,
  });
  const bearerToken = secret('bearerToken', 'token');
  const username = secret('username');
  secret('password');
  const [cert, key, ca] = [secret('cert'), secret('key'), secret('ca')];
  const oauth = readOAuth(parameters);
  const [header, value] = [secret('customAuthHeader'), secret('customAuthValue')];
  const apiKey = parameters.text('apiKey', { from: METADATA_OR_AUTHENTICATION, optional: true });
  parameters.text('method', { from: METADATA_OR_AUTHENTICATION, initial: 'header', values: ['header', 'query'] });
  parameters.text('keyParamName', { from: METADATA_OR_AUTHENTICATION, optional: true });
  const needs: readonly (readonly [mode: string, holds: boolean, what: string])[] = [
    ['bearer', bearerToken !== '', 'bearerToken'],
    ['basic', username !== '', 'username'],
    ['tls', cert !== '' && key !== '', 'cert and key'],
    ['oauth', oauth.tokenUri !== '' && oauth.clientId !== '', 'oauthTokenURI and clientID'],
    ['custom', header !== '' && value !== '', 'customAuthHeader and customAuthValue'],
    ['apiKey', apiKey !== '', 'apiKey'],
  ];
  for (const [mode, holds, what] of needs) {
    if (modes.includes(mode) && !holds) parameters.add({ path: 'metadata.authModes', rule: `needs ${what} from the TriggerAuthentication for '${mode}'` });
  }
  // Modes that could not be read count as none.
  return { modes: parameters.problems.length > before ? [] : modes, cert, key, ca };
}

/** The parameters of OAuth2. */
export interface OAuth {
  readonly tokenUri: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Reads the parameters of OAuth2 from the TriggerAuthentication. */
export function readOAuth(parameters: Parameters): OAuth {
  const rules = { from: AUTHENTICATION, optional: true } as const;
  const tokenUri = parameters.text('oauthTokenURI', rules);
  parameters.texts('scopes', { ...rules, aliases: ['scope'] });
  const clientId = parameters.text('clientID', rules);
  const clientSecret = parameters.text('clientSecret', rules);
  parameters.query('endpointParams', rules);
  return { tokenUri, clientId, clientSecret };
}
