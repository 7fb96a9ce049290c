import * as fc from 'fast-check';
import { endpointIpErrors, hostsOf, ipErrors, ipRangeErrors, parseIp, parseIpRange } from '../../../../src/validation/admission/core/ip-addresses';

const INVALID = ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];

describe('an IP address', () => {
  test.each([
    ['1.2.3.4', []], ['0.0.0.0', []], ['255.255.255.255', []], ['::', []], ['::1', []], ['2001:db8::ffff', []], ['1:2:3:4:5:6:7:8', []], ['1:2:3:4:5:6:7::', []],
    ['::2:3:4:5:6:7:8', []], ['64:ff9b::1.2.3.4', []], ['FE80::ABCD', []],
    ['1.2.3', INVALID], ['1.2.3.4.5', INVALID], ['1.2.3.256', INVALID], ['1.2.3.', INVALID], ['a.b.c.d', INVALID], ['', INVALID], ['12', INVALID], [' 1.2.3.4', INVALID],
    [':', INVALID], [':::', INVALID], ['1::2::3', INVALID], ['1:2:3:4:5:6:7', INVALID], ['1:2:3:4:5:6:7:8:9', INVALID], ['1:2:3:4:5:6:7::8', INVALID], ['12345::', INVALID],
    ['fe80::1%eth0', INVALID], ['::1.2.3', INVALID], ['1.2.3.4::', INVALID], ['::g', INVALID],
    ['010.0.0.1', ['must not have leading 0s']], ['::01.2.3.4', ['must not have leading 0s']], ['::00001', ['must not have leading 0s']],
    ['::ffff:1.2.3.4', ['must not be an IPv4-mapped IPv6 address']], ['::ffff:102:304', ['must not be an IPv4-mapped IPv6 address']],
  ])('%j has the errors %j', (text, expected) => {
    expect(ipErrors(text)).toEqual(expected);
  });

  test('of IPv4 is read as the number it is', () => {
    fc.assert(fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), (parts) => {
      const value = parts.reduce((sum, part) => sum * 256 + part, 0);
      expect(parseIp(parts.join('.'))).toEqual({ family: 'IPv4', value: BigInt(value), leadingZeros: false, mapped: false });
      expect(parseIp(`::ffff:${parts.join('.')}`)).toEqual({ family: 'IPv4', value: BigInt(value), leadingZeros: false, mapped: true });
    }));
  });

  test('of IPv6 is read as the number it is, whichever zeros are left out', () => {
    const group = fc.oneof(fc.constant(0), fc.nat(0xffff));
    fc.assert(fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.nat(7), (groups, from) => {
      const value = groups.reduce((sum, part) => sum * 65536n + BigInt(part), 0n);
      fc.pre(value / 2n ** 32n !== 0xffffn);
      const zeros = groups.slice(from).findIndex((part) => part !== 0);
      const to = zeros < 0 ? 8 : from + zeros;
      const hex = groups.map((part) => part.toString(16));
      const short = to === from ? hex.join(':') : `${hex.slice(0, from).join(':')}::${hex.slice(to).join(':')}`;
      expect(parseIp(short)).toMatchObject({ family: 'IPv6', value });
    }));
  });
});

test.each([
  ['10.0.0.0/8', []], ['0.0.0.0/0', []], ['1.2.3.4/32', []], ['fd00::/8', []], ['::/0', []],
  ['10.0.0.0', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']], ['10.0.0.0/33', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']],
  ['fd00::/129', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']], ['10.0.0.0/+8', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']],
  ['10.0.0.0/08', ['must not have leading 0s in IP or prefix length']], ['010.0.0.0/8', ['must not have leading 0s in IP or prefix length']],
  ['::ffff:10.0.0.0/104', ['must not have an IPv4-mapped IPv6 address']], ['10.0.0.1/31', ['must not have bits set beyond the prefix length']],
])('the range %j has the errors %j', (text, expected) => {
  expect(ipRangeErrors(text)).toEqual(expected);
});

const LOOPBACK = 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
const LINK_LOCAL = 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
const MULTICAST = 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';
test.each([
  ['1.2.3.4', []], ['0.0.0.0', ['may not be unspecified (0.0.0.0)']], ['::', ['may not be unspecified (::)']], ['127.255.255.255', [LOOPBACK]], ['128.0.0.0', []], ['::1', [LOOPBACK]], ['::2', []],
  ['169.254.0.1', [LINK_LOCAL]], ['169.255.0.1', []], ['fe80::1', [LINK_LOCAL]], ['febf::1', [LINK_LOCAL]], ['fec0::1', []],
  ['224.0.0.255', [MULTICAST]], ['224.0.1.0', []], ['ff02::1', [MULTICAST]], ['ff12::1', [MULTICAST]], ['ff01::1', []], ['x', ['must be a valid IP address']],
])('traffic cannot go to %s because it %j', (text, expected) => {
  expect(endpointIpErrors(text)).toEqual(expected);
});

test.each([
  ['10.96.0.0/12', '10.96.0.1', '10.111.255.254'], ['10.96.5.5/24', '10.96.5.1', '10.96.5.254'], ['fd00::/120', 'fd00::1', 'fd00::ff'],
])('the hosts of %s are from %s to %s', (range, first, last) => {
  const parsed = parseIpRange(range);
  expect(parsed && hostsOf(parsed)).toEqual([parseIp(first)?.value, parseIp(last)?.value]);
});
