/** A URL as Go's net/url (1.26) takes it apart. */
export interface GoUrl {
  /** In lower case; empty if there is none. */
  readonly scheme: string;
  /** What follows the scheme of a URL without slashes, such as `a` of `mailto:a`. */
  readonly opaque: string;
  /** With the port, if there is one. */
  readonly host: string;
  /** With its escapes resolved. */
  readonly path: string;
  /** The path as written. */
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly hasPassword: boolean;
}

/** A part of a URL, which decides what its escapes may be. */
type Part = 'path' | 'host' | 'user' | 'query';

const CONTROL = /[\x00-\x1f\x7f]/;
const HOST_REFUSED = /[^A-Za-z0-9!$&'()*+,;=:[\]<>"._~\x80-\u{10ffff}%-]/u;
const USER_INFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/** Go's url.Parse; a text is what is wrong. */
export function parseGoUrl(text: string): GoUrl | string {
  const [url = '', fragment] = text.split(/#(.*)/s, 2);
  if (fragment !== undefined && unescapeUrl(fragment, 'path') === undefined) return `invalid URL escape in ${JSON.stringify(fragment)}`;
  return parse(url, 'reference');
}

/** Go's url.ParseRequestURI, which takes absolute URLs and paths only; a text is what is wrong. */
export function parseGoRequestUri(text: string): GoUrl | string {
  return text === '' ? 'empty url' : parse(text, 'request');
}

function parse(text: string, kind: 'reference' | 'request'): GoUrl | string {
  if (CONTROL.test(text)) return 'invalid control character in URL';
  const [, scheme = '', afterScheme] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text) ?? [];
  if (text.startsWith(':')) return 'missing protocol scheme';
  const [rest = '', rawQuery = ''] = (afterScheme ?? text).split(/\?(.*)/s, 2);
  const url = { scheme: scheme.toLowerCase(), opaque: '', host: '', path: '', rawPath: '', rawQuery, hasPassword: false };
  if (text === '*') return { ...url, path: '*' };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: rest };
    if (kind === 'request') return 'invalid URI for request';
    if (rest.split('/', 1)[0]?.includes(':') === true) return 'first path segment in URL cannot contain colon';
  }
  if (!rest.startsWith('//') || (scheme === '' && (kind === 'request' || rest.startsWith('///')))) return withPath(url, rest);
  const [, authority = '', path = ''] = /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  const at = authority.lastIndexOf('@');
  const host = parseHost(url.scheme, authority.slice(at + 1));
  if (typeof host === 'string') return host;
  const user = authority.slice(0, Math.max(at, 0));
  if (!USER_INFO.test(user)) return 'invalid userinfo';
  if (unescapeUrl(user, 'user') === undefined) return `invalid URL escape in ${JSON.stringify(user)}`;
  return withPath({ ...url, host: host.name, hasPassword: user.includes(':') }, path);
}

function withPath(url: GoUrl, rawPath: string): GoUrl | string {
  const path = unescapeUrl(rawPath, 'path');
  return path === undefined ? `invalid URL escape in ${JSON.stringify(rawPath)}` : { ...url, path, rawPath };
}

function parseHost(scheme: string, host: string): { readonly name: string } | string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return 'invalid IP-literal';
  if (bracket === 0) {
    const [, literal, port = ''] = /^\[(.*)\]([^\]]*)$/s.exec(host) ?? [];
    if (literal === undefined) return "missing ']' in host";
    if (!isOptionalPort(port)) return `invalid port ${JSON.stringify(port)} after host`;
    return isIpv6Literal(literal) ? { name: host } : 'invalid IP-literal';
  }
  // A host must not hold a colon; elsewhere than in http Go still lets lists of hosts with ports pass.
  const colon = /^https?$/.test(scheme) ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !isOptionalPort(host.slice(colon))) return `invalid port ${JSON.stringify(host.slice(colon))} after host`;
  const name = unescapeUrl(host, 'host');
  return name === undefined || HOST_REFUSED.test(host) ? 'invalid character in host name' : { name };
}

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const EMBEDDED_IPV4 = new RegExp(`:${OCTET}(?:\\.${OCTET}){3}$`);

/** An IPv6 address (netip.ParseAddr), maybe with a zone, which `%25` sets off. */
function isIpv6Literal(literal: string): boolean {
  const [address = '', zone] = literal.split(/%25(.*)/s, 2);
  if (zone === '' || (zone !== undefined && !isZone(zone))) return false;
  const halves = address.replace(EMBEDDED_IPV4, ':0:0').split('::').map((half) => (half === '' ? [] : half.split(':')));
  const given = halves.flat();
  const complete = halves.length === 1 ? given.length === 8 : halves.length === 2 && given.length < 8;
  return complete && given.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
}

/** What a zone may hold and escape: what could stand in a host unescaped, and spaces. */
function isZone(zone: string): boolean {
  const escaped = zone.replace(/%[0-9a-fA-F]{2}/g, (escape) => {
    const code = parseInt(escape.slice(1), 16);
    return code === 0x20 || code === 0x25 ? '-' : String.fromCharCode(code < 0x80 ? code : 0x20);
  });
  return !escaped.includes('%') && !HOST_REFUSED.test(escaped);
}

function isOptionalPort(text: string): boolean {
  return text === '' || /^:[0-9]*$/.test(text);
}

/** The port of a host, as text; empty if it has none. */
export function portOf(host: string): string {
  return /:([0-9]*)$/.exec(host)?.[1] ?? '';
}

/** Resolves the escapes of a part of a URL; undefined if one is malformed. */
export function unescapeUrl(text: string, part: Part): string | undefined {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '%') {
      const code = /^[0-9a-fA-F]{2}$/.test(text.slice(at + 1, at + 3)) ? parseInt(text.slice(at + 1, at + 3), 16) : -1;
      // A host may escape only what is no ASCII, and the percent sign itself.
      if (code < 0 || (part === 'host' && code < 0x80 && code !== 0x25)) return undefined;
      bytes.push(code);
      at += 2;
    } else {
      const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
      bytes.push(...encoder.encode(part === 'query' && character === '+' ? ' ' : whole));
      at += whole.length - 1;
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Go's url.QueryEscape: everything but letters, digits and `-_.~` is escaped, a space becomes a plus. */
export function queryEscape(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** Go's url.ParseQuery: the values of each name; undefined if an escape is malformed or a semicolon separates. */
export function parseGoQuery(query: string): ReadonlyMap<string, readonly string[]> | undefined {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [rawName = '', rawValue = ''] = pair.split(/=(.*)/s, 2);
    const name = unescapeUrl(rawName, 'query');
    const value = unescapeUrl(rawValue, 'query');
    if (name === undefined || value === undefined || pair.includes(';')) return undefined;
    values.set(name, [...values.get(name) ?? [], value]);
  }
  return values;
}
