/** An IP address as Kubernetes' older fields read it (k8s.io/utils/net.ParseIPSloppy). */
export interface IpAddress {
  readonly family: 'IPv4' | 'IPv6';
  /** 32 or 128 bits. */
  readonly value: bigint;
  /** Whether a number in it has zeros in front that other software reads as octal, or is longer than its field. */
  readonly leadingZeros: boolean;
  /** Whether it is an IPv4 address written as IPv6: `::ffff:1.2.3.4`. Its family is IPv4, its value 32 bits. */
  readonly mapped: boolean;
}

/** A range of IP addresses with the address as written, bits beyond the prefix included. */
export interface IpRange {
  readonly address: IpAddress;
  readonly prefix: number;
  readonly leadingZeros: boolean;
}

const IPV4_BITS = 32;
const IPV6_BITS = 128;
const IPV4_SIZE = 2n ** 32n;
/** What is in front of the 32 bits of a mapped IPv4 address. */
const MAPPED_PREFIX = 0xffffn;

/** Reads an IP address, with the liberties of older Kubernetes: leading zeros and mapped IPv4. Undefined if it is none. */
export function parseIp(text: string): IpAddress | undefined {
  const mark = /[.:]/.exec(text)?.[0];
  if (mark === undefined) return undefined;
  return mark === '.' ? parseIpv4(text) : parseIpv6(text);
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]+$/.test(part) && Number(part) <= 255)) return undefined;
  const value = parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  return { family: 'IPv4', value, leadingZeros: parts.some((part) => /^0[0-9]/.test(part)), mapped: false };
}

function parseIpv6(text: string): IpAddress | undefined {
  const tail = /^(.*:)([^:]*\.[^:]*)$/.exec(text);
  const embedded = tail === null ? undefined : parseIpv4(tail[2] ?? '');
  if (tail !== null && embedded === undefined) return undefined;
  const hex = embedded === undefined ? text : `${tail?.[1] ?? ''}${(embedded.value / 65536n).toString(16)}:${(embedded.value % 65536n).toString(16)}`;
  const groups = expandGroups(hex);
  if (groups === undefined || !groups.every((group) => /^[0-9a-fA-F]+$/.test(group) && BigInt(`0x${group}`) <= 0xffffn)) return undefined;
  const value = groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
  const leadingZeros = groups.some((group) => group.length > 4) || embedded?.leadingZeros === true;
  if (value / IPV4_SIZE !== MAPPED_PREFIX) return { family: 'IPv6', value, leadingZeros, mapped: false };
  return { family: 'IPv4', value: value % IPV4_SIZE, leadingZeros, mapped: true };
}

/** The eight groups of an IPv6 address, those that `::` stands for included. */
function expandGroups(text: string): readonly string[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - front.length - back.length;
  if (halves.length === 1) return missing === 0 ? front : undefined;
  return missing < 1 ? undefined : [...front, ...Array.from({ length: missing }, () => '0'), ...back];
}

/** Reads a range such as `10.0.0.0/8`; undefined if it is none. */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^[0-9]+$/.test(digits)) return undefined;
  const prefix = Number(digits);
  return prefix > widthOf(address) ? undefined : { address, prefix, leadingZeros: address.leadingZeros || /^0[0-9]/.test(digits) };
}

function widthOf(address: IpAddress): number {
  return address.family === 'IPv4' && !address.mapped ? IPV4_BITS : IPV6_BITS;
}

/** Whether bits behind the prefix are set, so that a range reads like an address. */
function hasHostBits({ address, prefix }: IpRange): boolean {
  return address.value % 2n ** BigInt(widthOf(address) - prefix) !== 0n;
}

/** The addresses of a range that can be given to hosts: without the network's own and, in IPv4, the broadcast address. */
export function hostsOf({ address, prefix }: IpRange): readonly [first: bigint, last: bigint] {
  const size = 2n ** BigInt(widthOf(address) - prefix);
  const network = address.value - address.value % size;
  return [network + 1n, network + size - (address.family === 'IPv4' ? 2n : 1n)];
}

/** What upstream says of an address in an older field since 1.36 (IsValidIPForLegacyField with strict validation). */
export function ipErrors(text: string): readonly string[] {
  const address = parseIp(text);
  if (address === undefined) return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
  return [
    ...address.leadingZeros ? ['must not have leading 0s'] : [],
    ...address.mapped && !address.leadingZeros ? ['must not be an IPv4-mapped IPv6 address'] : [],
  ];
}

/** What upstream says of a range in an older field since 1.36 (IsValidCIDRForLegacyField with strict validation). */
export function ipRangeErrors(text: string): readonly string[] {
  const range = parseIpRange(text);
  if (range === undefined) return ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'];
  if (range.leadingZeros) return ['must not have leading 0s in IP or prefix length'];
  if (range.address.mapped) return ['must not have an IPv4-mapped IPv6 address'];
  return hasHostBits(range) ? ['must not have bits set beyond the prefix length'] : [];
}

/** What upstream says of an address that traffic is to be sent to, given that it is one (ValidateEndpointIP). */
export function endpointIpErrors(text: string): readonly string[] {
  const address = parseIp(text);
  if (address === undefined) return ['must be a valid IP address'];
  const { value } = address;
  const v4 = address.family === 'IPv4';
  const starts = (prefix: bigint, bits: number): boolean => value / 2n ** BigInt((v4 ? IPV4_BITS : IPV6_BITS) - bits) === prefix;
  return [
    ...value === 0n ? [`may not be unspecified (${text})`] : [],
    ...(v4 ? starts(127n, 8) : value === 1n) ? ['may not be in the loopback range (127.0.0.0/8, ::1/128)'] : [],
    ...(v4 ? starts(0xa9fen, 16) : starts(0x3fan, 10)) ? ['may not be in the link-local range (169.254.0.0/16, fe80::/10)'] : [],
    ...(v4 ? starts(0xe00000n, 24) : isLinkLocalMulticast(value)) ? ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'] : [],
  ];
}

/** `ff.2`: Go looks at the scope and not at the flags. */
function isLinkLocalMulticast(value: bigint): boolean {
  return value / 2n ** 120n === 0xffn && value / 2n ** 112n % 16n === 2n;
}
