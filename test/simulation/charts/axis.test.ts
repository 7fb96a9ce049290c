import fc from 'fast-check';
import { amountAxis, amountText, timeText, timeTicks } from '../../../src/simulation/charts/axis';

test.each([[60, 4, [0, 15, 30, 45, 60]], [1500, 5, [0, 300, 600, 900, 1200, 1500]], [86400, 4, [0, 21600, 43200, 64800, 86400]],
  [3, 10, [0, 1, 2, 3]]])(
  '%i s are marked at round seconds, at most %i of them', (duration, most, ticks) => {
    expect(timeTicks(duration, most)).toEqual(ticks);
  });

test('marks of any length of time are round, ascend, and are as few as asked for', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 20 }), (duration, most) => {
    const ticks = timeTicks(duration, most);
    expect(ticks.length).toBeLessThanOrEqual(most + 1);
    expect(ticks.at(-1)).toBeLessThanOrEqual(duration);
  }));
});

test.each([[0, '0'], [90, '1m30s'], [3600, '1h'], [90000, '1d1h']])('%i s is %s', (second, text) => {
  expect(timeText(second)).toBe(text);
});

test.each([[9, 5, 'whole', [0, 2, 4, 6, 8, 10]], [1, 5, 'whole', [0, 1]], [0.3, 3, 'any', [0, 0.1, 0.2, 0.3]], [0, 3, 'any', [0, 0.5, 1]], [65, 3, 'any', [0, 50, 100]]] as const)(
  'values up to %d are marked %i times with %s numbers', (highest, count, kind, ticks) => {
    expect(amountAxis(highest, count, kind)).toEqual({ top: ticks.at(-1), ticks });
  });

test('an axis of amounts reaches its highest value, and not more than one mark further', () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.constantFrom('whole' as const, 'any' as const), (highest, kind) => {
    const { top, ticks } = amountAxis(highest, 4, kind);
    expect(top).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
    expect(ticks.at(-2)).toBeLessThan(highest * (1 + 1e-9));
  }));
});

test.each([[0, '0'], [0.30000001, '0.3'], [1250, '1250'], [12540, '12.54k'], [3.2e6, '3.2M'], [1.5e9, '1.5G']])('%d is written as %s', (value, text) => {
  expect(amountText(value)).toBe(text);
});
