import { autoscaler, changesOf, closedLoop, desiredAt, recordFrom } from './given';

describe('the article on scaling by requests: pods that take 10 at once, of which 70 % are steered to', () => {
  const knobs = { target: 7, total: 10 };

  test('50 at once for 30 s: 2, 4, 6 and 8 pods, tick by tick, then 8 until the panic is over', () => {
    const scaler = autoscaler(knobs, 1);
    recordFrom(scaler, -60, -1, 0);
    const desired = new Map<number, number>();
    const capacities: number[] = [];
    let ready = 1;
    for (let second = 0; second <= 76; second += 1) {
      recordFrom(scaler, second, second, second < 30 ? 50 : 0);
      if (second % 2 === 1) continue;
      ready = desiredAt(scaler, second, ready) ?? -1;
      desired.set(second, ready);
      capacities.push(scaler.excessBurstCapacity);
    }
    expect([0, 2, 4, 6].map((second) => desired.get(second))).toEqual([2, 4, 6, 8]);
    expect([8, 20, 30, 40, 50, 62].map((second) => desired.get(second))).toEqual([8, 8, 8, 8, 8, 8]);
    expect([64, 66, 72, 74].map((second) => desired.get(second))).toEqual([4, 3, 3, 2]);
    expect([Math.min(...capacities), Math.max(...capacities)]).toEqual([-216, -131]);
  });

  test('the stable average is 20.833333 when the panic ends', () => {
    const scaler = autoscaler(knobs, 1);
    recordFrom(scaler, -60, -1, 0);
    recordFrom(scaler, 0, 29, 50);
    recordFrom(scaler, 30, 64, 0);
    desiredAt(scaler, 64, 8);
    expect(scaler.stable).toBe(20.833333);
  });

  test('its formula: 100 at once need 15 pods', () => {
    const scaler = autoscaler(knobs, 1);
    recordFrom(scaler, 0, 60, 100);
    expect(desiredAt(scaler, 60, 15)).toBe(15);
  });

  test('with everything that belongs to it: from zero to 8 pods and back, never without the activator', () => {
    const views = closedLoop({
      annotations: { target: '10' }, startDelays: [1], seconds: 200, load: (second) => (second >= 101 && second <= 130 ? 50 : 0),
    });
    expect(changesOf(views, 'replicas')).toEqual([[0, 1], [61, 0], [101, 8], [162, 4], [166, 3], [174, 2], [182, 1], [190, 0]]);
    expect(changesOf(views, 'mode')).toEqual([[0, 'Proxy']]);
    expect(changesOf(views, 'active').map(([second, { status }]) => [second, status])).toEqual([
      [0, 'Unknown'], [1, 'True'], [61, 'False'], [101, 'Unknown'], [102, 'True'], [190, 'False'],
    ]);
  });
});
