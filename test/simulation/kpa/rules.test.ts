import { kpaRules } from '../../../src/simulation/kpa/rules';

const NAMES = ['keepsDesiredScale', 'skipsRetentionUnreachable', 'skipsDelayUnreachable', 'roundsAverages', 'skipsInitialScaleUnreachable'] as const;

describe('what a version of Knative does as the newest does', () => {
  test.each([
    ['1.10', 0],
    ['1.12', 0],
    ['1.13', 0],
    ['1.14', 1],
    ['1.15', 2],
    ['1.17', 2],
    ['1.18', 3],
    ['v1.18.1', 3],
    ['v1.18.1.10', 3],
    ['v1.14.2-aliyun.6', 1],
    ['1.19', 4],
    ['1.20', 4],
    ['1.21', 5],
    ['1.23', 5],
    ['1.40', 5],
  ])('%s: %i of them', (version, count) => {
    const rules = kpaRules(version);
    expect(NAMES.filter((name) => rules[name])).toEqual(NAMES.slice(0, count));
  });

  test('is everything by default', () => {
    expect(kpaRules()).toEqual(kpaRules('1.23'));
  });
});

test.each(['', '1', '2.0', 'latest', '1.18-', '11.18', '1.18.x'])("'%s' is no version", (version) => {
  expect(() => kpaRules(version)).toThrow(new RangeError(`'version' must be a Knative version such as 1.23, got ${JSON.stringify(version)}`));
});
