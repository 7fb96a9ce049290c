import * as fc from 'fast-check';
import {
  readBool, readDuration, readFloat, readInt, readMap, readQuery, readRanges, readTexts,
} from '../../../../src/kubernetes/keda/scalers/parameter-values';
import { METADATA_OR_AUTHENTICATION, METADATA_OR_ENV, Parameters } from '../../../../src/kubernetes/keda/scalers/parameters';
import { NO_POD_IDENTITY } from '../../../../src/kubernetes/keda/scalers/scaler';

function parameters(metadata: Record<string, string>, authParams: Record<string, string> = {}, env: Record<string, string> = {}): Parameters {
  return new Parameters({
    triggerIndex: 0, triggerType: 'x', metricType: '', metadata, authParams, env, podIdentity: NO_POD_IDENTITY, namespace: 'default', asMetricSource: false,
  });
}

describe('a parameter', () => {
  test('is read from the first source that has it', () => {
    const both = { from: METADATA_OR_AUTHENTICATION };
    expect(parameters({ host: 'a' }, { host: 'b' }).text('host', both)).toBe('a');
    expect(parameters({ host: ' ' }, { host: 'b' }).text('host', both)).toBe('b');
    expect(parameters({}, { host: '' }).text('host', { ...both, optional: true })).toBe('');
    expect(parameters({ hostFromEnv: 'HOST' }, {}, { HOST: 'c' }).text('host', { from: METADATA_OR_ENV })).toBe('c');
    expect(parameters({ hostFromEnv: 'HOST' }, {}, {}).text('host', { from: METADATA_OR_ENV, initial: 'd' })).toBe('d');
  });

  test('has aliases, of which the first counts', () => {
    const rules = { from: METADATA_OR_AUTHENTICATION, aliases: ['hosts', 'servers'] };
    expect(parameters({ servers: 's', hosts: 'h' }).text('host', rules)).toBe('h');
  });

  test('that is missing is told with all places where it could be', () => {
    const missing = parameters({});
    missing.text('host', { from: ['triggerMetadata', 'authParams', 'resolvedEnv'] });
    expect(missing.problems).toEqual([{
      path: 'metadata.host', parameter: 'host',
      rule: 'must be given, in the metadata or the TriggerAuthentication or the environment (by hostFromEnv)',
    }]);
  });

  test('that is no name of its own object is missing, whatever JavaScript has by that name', () => {
    expect(parameters({}).text('toString', { from: METADATA_OR_ENV, optional: true })).toBe('');
    expect(parameters({ constructorFromEnv: 'toString' }).text('constructor', { from: METADATA_OR_ENV, initial: '' })).toBe('');
  });

  test('shows its value only if that stands in the trigger', () => {
    const metadata = parameters({ count: 'x' });
    metadata.int('count', { from: METADATA_OR_AUTHENTICATION });
    expect(metadata.problems[0]).toMatchObject({ path: 'metadata.count', got: 'x' });
    const secret = parameters({}, { count: 'x' });
    secret.int('count', { from: METADATA_OR_AUTHENTICATION });
    expect(secret.problems[0]?.path).toBe('authenticationRef');
    expect(secret.problems[0]).not.toHaveProperty('got');
    const env = parameters({ countFromEnv: 'COUNT' }, {}, { COUNT: 'x' });
    env.int('count', { from: METADATA_OR_ENV });
    expect(env.problems[0]?.path).toBe('metadata.countFromEnv');
    expect(env.problems[0]).not.toHaveProperty('got');
  });

  test('may be one of a few values, several with commas, and exclude others', () => {
    const rules = { from: METADATA_OR_AUTHENTICATION, values: ['a', 'b', 'c'], exclusive: ['a', 'b'] };
    expect(parameters({ mode: 'a, c' }).texts('mode', rules)).toEqual(['a', 'c']);
    const unknown = parameters({ mode: 'a,x' });
    expect(unknown.texts('mode', rules)).toEqual([]);
    expect(unknown.problems[0]?.rule).toBe('must be one of a, b, c');
    const both = parameters({ mode: 'a,b' });
    both.texts('mode', rules);
    expect(both.problems[0]?.rule).toBe('must hold at most one of a, b');
  });

  test('that was removed must not be there', () => {
    const rules = { from: METADATA_OR_AUTHENTICATION, removed: 'is removed since 2.18' };
    expect(parameters({}).text('type', rules)).toBe('');
    const given = parameters({ type: 'Utilization' });
    given.text('type', rules);
    expect(given.problems).toEqual([{ path: 'metadata.type', parameter: 'type', rule: 'is removed since 2.18', got: 'Utilization' }]);
  });
});

describe('a value', () => {
  test.each(['1', '-1.5', '1e3', '0', '1E-2'])('%s is a number', (text) => expect(readFloat(text)).toEqual({ value: Number(text) }));
  test.each(['01', '.5', '1.', '+1', '0x10', '1_0', 'NaN', 'Inf', '1e400', ''])('%p is no number', (text) => expect(readFloat(text)).toHaveProperty('rule'));
  test.each(['1.0', '1e3', '+1', '01', '9223372036854775808', 'x'])('%p is no whole number', (text) => expect(readInt(text)).toHaveProperty('rule'));
  test('every whole number of 64 bits is read exactly', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(readInt(String(value))).toEqual({ value });
    }));
  });
  test.each([['true', true], ['T', true], ['0', false], ['False', false]])('%s is %p', (text, value) => expect(readBool(text)).toEqual({ value }));
  test.each(['yes', 'tRUE', 'tru'])('%p is no boolean', (text) => expect(readBool(text)).toHaveProperty('rule'));
  test.each([['30s', 30_000_000_000n], ['1h2m', 3_720_000_000_000n], ['250', 250_000_000n], ['0', 0n]])('%s lasts %p ns', (text, value) => {
    expect(readDuration(text)).toEqual({ value });
  });
  test.each(['-1s', '-5', '1.5', 'soon'])('%p is no duration', (text) => expect(readDuration(text)).toHaveProperty('rule'));
  test('a map has one equals sign in each entry', () => {
    expect(readMap('a=1, b = 2 ,c=')).toEqual({ value: new Map([['a', '1'], ['b', '2'], ['c', '']]) });
    expect(readMap('a=1,b')).toHaveProperty('rule');
    expect(readMap('a=1=2')).toHaveProperty('rule');
  });
  test('a list has commas', () => expect(readTexts('a, b')).toEqual({ value: ['a', 'b'] }));
  test('a range stands for what is between', () => {
    expect(readRanges('1, 3-5')).toHaveProperty('value');
    expect(readRanges('1-')).toHaveProperty('rule');
    expect(readRanges('1-2-3')).toHaveProperty('rule');
    expect(readRanges('a')).toHaveProperty('rule');
  });
  test('a query is read as Go reads it', () => {
    expect(readQuery('a=b&a=c')).toEqual({ value: new Map([['a', ['b', 'c']]]) });
    expect(readQuery('%zz')).toHaveProperty('rule');
  });
});
