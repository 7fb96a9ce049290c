import { setFlagsFromString } from 'node:v8';
import { optimizeLater } from '../../src/cli/tier-up';

jest.mock('node:v8', () => ({ setFlagsFromString: jest.fn() }));

const real = process.versions;
afterEach(() => {
  Object.defineProperty(process, 'versions', { value: real, configurable: true });
  jest.mocked(setFlagsFromString).mockClear();
});

test.each([
  ['11.3.244.8-node.33', [['--interrupt-budget=300000']]],
  ['12.4.254.21-node.33', []],
  ['13.6.233.10-node.28', []],
])('V8 %s, which knows the flag or would complain about it, is given %j', (v8, calls) => {
  Object.defineProperty(process, 'versions', { value: { ...real, v8 }, configurable: true });
  optimizeLater();
  expect(jest.mocked(setFlagsFromString).mock.calls).toEqual(calls);
});
