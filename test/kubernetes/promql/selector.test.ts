import * as fc from 'fast-check';
import { Interpolation } from '../../../src/kubernetes/opaque';
import type { Leaf } from '../../../src/kubernetes/opaque';
import { checkPromql } from '../../../src/kubernetes/promql/check';
import { matcherAccepts } from '../../../src/kubernetes/promql/check-selector';
import { escapeRegex, quotePromqlString } from '../../../src/kubernetes/promql/escape';
import { labelIs, labelIsNot, labelIsOneOf, labelMatches, labelMatchesNot } from '../../../src/kubernetes/promql/matcher';
import type { LabelMatcher } from '../../../src/kubernetes/promql/matcher';
import { vectorSelector } from '../../../src/kubernetes/promql/selector';
import { selectorsOf } from '../../../src/kubernetes/promql/selectors';
import type { SelectorUse } from '../../../src/kubernetes/promql/selectors';

/** What a Pulumi output is to the core: an object that it cannot look into. */
class Later {
  constructor(public readonly value: string) {}
}

/** Resolves as a shell does once the values are known. */
const resolve = (leaf: Leaf): string => {
  if (leaf instanceof Interpolation) return leaf.join(leaf.parts.map(resolve));
  return leaf instanceof Later ? leaf.value : String(leaf);
};

const onlyUse = (query: string): SelectorUse => {
  const { expr, problems } = checkPromql(query);
  expect(problems).toEqual([]);
  const [use, ...others] = expr === undefined ? [] : selectorsOf(expr);
  expect(others).toEqual([]);
  if (use === undefined) throw new Error(`no selector: ${query}`);
  return use;
};

describe('a vector selector is written', () => {
  test.each<[string, string, readonly LabelMatcher[], string]>([
    ['a metric alone', 'up', [], 'up'],
    ['matchers in the order they are given', 'up', [labelIs('b', '1'), labelIsNot('a', '2'), labelMatches('c', 'x.*'), labelMatchesNot('d', 'y|z')],
      'up{b="1",a!="2",c=~"x.*",d!~"y|z"}'],
    ['quotes, back slashes and line breaks escaped', 'up', [labelIs('a', 'say "hi"\\\n\t\u0000')], 'up{a="say \\"hi\\"\\\\\\n\\t\\u0000"}'],
    ['one of several values, each taken literally', 'up', [labelIsOneOf('a', ['x.y', 'c|d'])], 'up{a=~"x\\\\.y|c\\\\|d"}'],
    ['one of one value', 'up', [labelIsOneOf('a', ['x.y'])], 'up{a="x.y"}'],
    ['names that are not classic in quotes', 'http.requests', [labelIs('service.name', 'a')], '{"http.requests","service.name"="a"}'],
    ['a recording rule', 'job:up:sum', [], 'job:up:sum'],
  ])('with %s', (_, metric, matchers, text) => expect(vectorSelector(metric, matchers)).toBe(text));

  test('with values that are known only later, which cannot break out of their quotes', () => {
    const selector = vectorSelector(new Later('m"x'), [labelIs('a', new Later('b"} or {c="')), labelIsOneOf('d', ['e.f', new Later('g.h"')])]);
    expect(selector).toBeInstanceOf(Interpolation);
    expect(resolve(selector)).toBe('{__name__="m\\"x",a="b\\"} or {c=\\"",d=~"e\\\\.f|g\\\\.h\\""}');
  });
});

test.each(['inf', 'NaN', 'bool', 'on', 'ignoring', 'group_left', 'group_right', 'offset', 'atan2', 'sum', 'by', 'and', 'start', 'rate', 'step', 'fill', 'anchored',
  'constructor', '__proto__', 'Constructor'])(
  'a metric called %s is one', (metric) => {
    expect(onlyUse(vectorSelector(metric, []) as string).metric).toBe(metric);
    expect(onlyUse(vectorSelector(metric, [labelIs('a', 'b')]) as string).metric).toBe(metric);
  });

describe('whatever a label value is, it reads back as itself', () => {
  const text = fc.string({ unit: 'binary' });

  test('as a string', () => {
    fc.assert(fc.property(text, (value) => {
      expect(checkPromql(quotePromqlString(value)).expr).toMatchObject({ kind: 'string', value });
    }));
  });

  test('in a matcher, for metrics and labels of any name', () => {
    fc.assert(fc.property(text.filter((name) => name !== ''), text.filter((name) => name !== '' && name !== '__name__'), text, (metric, label, value) => {
      const use = onlyUse(vectorSelector(metric, [labelIs(label, value)]) as string);
      expect(use.metric).toBe(metric);
      expect(use.matchers.at(-1)).toMatchObject({ label, operator: '=', value });
    }));
  });

  test('as a pattern that matches itself and nothing else', () => {
    fc.assert(fc.property(text, text, text, (first, second, other) => {
      const matcher = onlyUse(vectorSelector('up', [labelIsOneOf('a', [first, second])]) as string).matchers.at(-1);
      if (matcher === undefined) throw new Error('no matcher');
      expect([first, second].map((value) => matcherAccepts(matcher, value))).toEqual([true, true]);
      expect(matcherAccepts(matcher, other)).toBe(other === first || other === second);
    }));
  });

  test('the same plain and known only later', () => {
    fc.assert(fc.property(text, text, (first, second) => {
      const plain = vectorSelector('up', [labelIs('a', first), labelIsOneOf('b', [first, second])]);
      expect(resolve(vectorSelector('up', [labelIs('a', new Later(first)), labelIsOneOf('b', [new Later(first), new Later(second)])]))).toBe(plain);
    }));
  });
});

test.each([['a.b', 'a\\.b'], ['x\\+*?()|[]{}^$', 'x\\\\\\+\\*\\?\\(\\)\\|\\[\\]\\{\\}\\^\\$'], ['a-b_c/d', 'a-b_c/d']])('%p is escaped as RE2 does', (text, escaped) => {
  expect(escapeRegex(text)).toBe(escaped);
});
