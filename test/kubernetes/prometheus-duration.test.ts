import * as fc from 'fast-check';
import { formatPrometheusDuration, parsePrometheusDuration, prometheusDurationError } from '../../src/kubernetes/prometheus-duration';

const DAY = 86_400_000;

describe('a duration is read as Prometheus reads it', () => {
  test.each([
    ['0', 0],
    ['0s', 0],
    ['30s', 30_000],
    ['1h30m', 5_400_000],
    ['3d12h', 3.5 * DAY],
    ['1y1w1d1h1m1s1ms', 373 * DAY + 3_661_001],
    ['100ms', 100],
    ['9223372036854ms', 9223372036854],
  ])('%s is %p ms', (text, milliseconds) => {
    expect(parsePrometheusDuration(text)).toBe(milliseconds);
    expect(prometheusDurationError(text)).toBeUndefined();
  });

  test.each([
    ['', 'empty duration string'],
    ['1', 'not a valid duration string: "1"'],
    ['-1s', 'not a valid duration string: "-1s"'],
    ['1.5h', 'unknown unit "." in duration "1.5h"'],
    ['30m1h', 'not a valid duration string: "30m1h"'],
    ['1s1s', 'not a valid duration string: "1s1s"'],
    ['1 s', 'unknown unit " s" in duration "1 s"'],
    ['1us', 'unknown unit "us" in duration "1us"'],
    ['1h5', 'not a valid duration string: "1h5"'],
    ['18446744073709551616ms', 'not a valid duration string: "18446744073709551616ms"'],
    ['18446744073709551615ms', 'duration out of range'],
    ['9223372036855ms', 'duration out of range'],
    ['292y25w', 'duration out of range'],
  ])('%p is refused', (text, message) => {
    expect(prometheusDurationError(text)).toBe(message);
    expect(parsePrometheusDuration(text)).toBeUndefined();
  });
});

describe('a duration is printed as Prometheus prints it', () => {
  test.each([
    [0, '0s'], [1, '1ms'], [1_500, '1s500ms'], [3_600_000, '1h'], [90 * DAY, '90d'], [14 * DAY, '2w'], [365 * DAY, '1y'], [366 * DAY, '366d'], [-5_400_000, '-1h30m'],
    [730 * DAY, '2y'],
  ])('%p ms is %s', (milliseconds, text) => expect(formatPrometheusDuration(milliseconds)).toBe(text));

  test('and read back as it was', () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 42 }), (milliseconds) => {
      expect(parsePrometheusDuration(formatPrometheusDuration(milliseconds))).toBe(milliseconds);
    }));
  });
});
