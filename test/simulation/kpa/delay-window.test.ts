import { DelayWindow } from '../../../src/simulation/kpa/delay-window';

function after(delaySeconds: number, decisions: readonly (readonly [number, number])[]): number[] {
  const window = new DelayWindow(delaySeconds);
  return decisions.map(([second, value]) => window.record(second * 1000, value));
}

describe('the largest decision of the last slots of two seconds', () => {
  test.each([
    ['is the only one', 10, [[0, 1]], [1]],
    ['follows upwards at once', 10, [[0, 1], [2, 2]], [1, 2]],
    ['stays while it is in the window', 10, [[0, 5], [2, 6], [4, 5], [6, 5], [8, 5], [10, 5], [12, 5]], [5, 6, 6, 6, 6, 6, 5]],
    ['is gone after a pause', 10, [[0, 6], [2, 5], [4, 2], [12, 1]], [6, 6, 6, 2]],
    ['falls step by step', 10, [[0, 5], [2, 8], [4, 5], [6, 7], [8, 5], [10, 5], [12, 1], [14, 4], [16, 4], [18, 4], [20, 4]], [5, 8, 8, 8, 8, 8, 7, 7, 5, 5, 4]],
    ['of several in a slot is the largest', 10, [[0, 7], [0.5, 6], [1, 5], [1.999, 4]], [7, 7, 7, 7]],
    ['counts the larger of a slot for all of it', 4, [[0, 9], [2, 3], [3, 2], [4, 1], [6, 0]], [9, 9, 9, 3, 1]],
    ['is of one slot for a delay of one second', 1, [[0, 4], [1, 2], [2, 2]], [4, 4, 2]],
    ['is of two slots for a delay of three seconds', 3, [[0, 4], [2, 2], [4, 1]], [4, 4, 2]],
    ['is known across zero', 4, [[-3, 8], [-1, 5], [1, 2], [3, 1]], [8, 8, 5, 2]],
  ] as const)('%s', (_title, delay, decisions, largest) => {
    expect(after(delay, decisions)).toEqual(largest);
  });
});
