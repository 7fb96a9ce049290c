import { atLeast, DEFAULT_PROFILE, profileOf } from '../../src/validation/profile';

test.each([
  ['1.35', '1.35', true], ['1.34', '1.35', false], ['1.36', '1.35', true], ['2.0', '1.35', true], ['1.9', '1.10', false], ['v1.35', '1.35', true], ['1.35.1', '1.35', true],
  ['1.35', '1.35.1', false], ['1.35', '1.35.0', true], ['1', '1.0.0', true],
])('%s is at least %s: %p', (version, minimum, holds) => expect(atLeast(version, minimum)).toBe(holds));

test('a profile fills in what is left out', () => {
  expect(profileOf()).toEqual(DEFAULT_PROFILE);
  expect(profileOf({ keda: 'v2.17' })).toEqual({ ...DEFAULT_PROFILE, keda: 'v2.17' });
});

test.each(['latest', '', '1.x', '1.35-rc1', '1.'])('a profile fails with the version %p', (kubernetes) => {
  expect(() => profileOf({ kubernetes })).toThrow(new Error(`'profile.kubernetes' must be a version such as "1.35", got ${JSON.stringify(kubernetes)}`));
});
