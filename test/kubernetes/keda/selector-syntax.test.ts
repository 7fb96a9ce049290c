import { selectorFault } from '../../../src/kubernetes/keda/selector-syntax';

test.each([
  '', 'app', '!app', 'app=web', 'app==web', 'app!=web', 'app=', 'app=,tier=x', 'app in (a,b)', 'app notin (a, b)', 'app in ()', 'app in (a,)', 'app in (,a)',
  'cores>4', 'cores<8', 'example.com/app=web, !canary, tier in (a)', ' app = web ',
])('%p is a label selector', (text) => expect(selectorFault(text)).toBeUndefined());

test.each([
  ['a b', "found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['app=a=b', "found '=', expected: ',' or 'end of string'"],
  ['app=a b', "found 'b', expected: ',' or 'end of string'"],
  ['app=a,', "found '', expected: identifier after ','"],
  ['app=a,,b', "found ',', expected: identifier after ','"],
  ['=a', "found '=', expected: identifier"],
  ['!', "found '', expected: identifier"],
  ['app in a', "found 'a' expected: '('"],
  ['app in (a', "found '', expected: ',' or ')'"],
  ['app in (a b)', "found '', expected: ',' or ')'"],
  ['app in (a=b)', "found '=', expected: ',' or ')'"],
  ['app=(', "found '(', expected: identifier"],
  ['cores>x', 'the value of > and < must be an integer'],
  ['cores>', 'the value of > and < must be an integer'],
])('%p is none: %s', (text, fault) => expect(selectorFault(text)).toBe(fault));

test.each(['-app', 'a/b/c', 'app=-x', 'app in (-x)', `app=${'x'.repeat(64)}`])('%p breaks the rules for labels', (text) => {
  expect(selectorFault(text)).toMatch(/consist of|must be no more than|must be at most/);
});
