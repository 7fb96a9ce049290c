import { FIXES } from './fixes';
import { bundleOf } from '../../../src/kubernetes/bundle';
import { checkTexts } from '../../../src/validation/check/check-texts';
import { fixTexts } from '../../../src/validation/fix/fix-texts';
import { allRules } from '../../../src/validation/rules';
import type { SourceText } from '../../../src/validation/source/source-text';
import { validate } from '../../../src/validation/validate';

/** The text before and after, out of lines that begin with `-`, `+` or a blank as in a diff. */
function sides(diff: string): { readonly before: string; readonly after: string } {
  const lines = diff.replace(/^\n/, '').replace(/[ ]+$/, '').split('\n');
  const side = (mark: string): string => lines.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark)).map((line) => line.slice(1)).join('\n');
  return { before: side('-'), after: side('+') };
}

test.each(FIXES)('$id: $what', ({ id, diff, profile = {} }) => {
  const { before, after } = sides(diff);
  const found = (source: SourceText) => checkTexts([source], { profile }).findings.filter((finding) => finding.id === id);
  const source = { name: 'a.yaml', text: before };
  const findings = found(source);
  expect(findings).not.toEqual([]);
  expect(fixTexts([source], findings).sources[0]?.text).toBe(after);
  expect(found({ name: 'a.yaml', text: after })).toEqual([]);
});

test('the rules that say so are those that mend something', () => {
  const fixable = allRules().filter((rule) => rule.fixable === true).map(({ id }) => id);
  expect([...new Set(FIXES.map(({ id }) => id))].sort()).toEqual([...fixable].sort());
});

test('no other rule offers to mend its sample', () => {
  const others = allRules().filter(({ fixable = false, samples }) => !fixable && samples !== undefined);
  const findings = others.flatMap((rule) =>
    validate(bundleOf(rule.samples?.noncompliant ?? []), { rules: [rule], profile: rule.samples?.profile ?? {} }).findings);
  const offering = findings.filter(({ edits }) => edits !== undefined);
  expect(offering.map(({ id }) => id)).toEqual([]);
});
