import { checkPromql } from '../../../src/kubernetes/promql/check';

const mockLoaded: string[] = [];
jest.mock('@prometheus-io/lezer-promql', () => {
  mockLoaded.push('grammar');
  return jest.requireActual<object>('@prometheus-io/lezer-promql');
});
jest.mock('re2js', () => {
  mockLoaded.push('regular expressions');
  return jest.requireActual<object>('re2js');
});

test('the grammar and the regular expressions are loaded when a query first needs them, not before', () => {
  expect(mockLoaded).toEqual([]);
  checkPromql('sum(up{a="b"})');
  expect(mockLoaded).toEqual(['grammar']);
  checkPromql('sum(up{a=~"b"})');
  expect(mockLoaded).toEqual(['grammar', 'regular expressions']);
});
