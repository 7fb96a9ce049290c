import { parseGoInt } from '../go-number';

const LARGEST_PORT = 65535n;

/** Services that Go knows the TCP port of without asking the system. */
const SERVICES: ReadonlySet<string> = new Set(['domain', 'ftp', 'ftps', 'gopher', 'http', 'https', 'imap2', 'imap3', 'imaps', 'pop3', 'pop3s', 'smtp',
  'submissions', 'ssh', 'telnet']);

/** Why Go cannot dial a TCP address `host:port`, before it looks for the host; undefined if it can. */
export function addressFault(address: string): string | undefined {
  const split = splitHostPort(address);
  if (typeof split === 'string') return split;
  const { value, error } = parseGoInt(split.port);
  if (split.port === '' || SERVICES.has(split.port.toLowerCase())) return undefined;
  if (error !== undefined) return 'unknown port';
  return value < 0n || value > LARGEST_PORT ? 'invalid port' : undefined;
}

/** Go's net.JoinHostPort. */
export function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Go's net.SplitHostPort; a text is what is wrong. */
function splitHostPort(address: string): { readonly port: string } | string {
  const last = address.lastIndexOf(':');
  if (last < 0) return 'missing port in address';
  if (address.startsWith('[')) {
    const end = address.indexOf(']');
    if (end < 0) return "missing ']' in address";
    if (end + 1 === address.length) return 'missing port in address';
    if (end + 1 !== last) return address[end + 1] === ':' ? 'too many colons in address' : 'missing port in address';
    if (address.includes('[', 1) || address.includes(']', end + 1)) return 'unexpected bracket in address';
  } else {
    if (address.slice(0, last).includes(':')) return 'too many colons in address';
    if (address.includes('[') || address.includes(']')) return 'unexpected bracket in address';
  }
  return { port: address.slice(last + 1) };
}
