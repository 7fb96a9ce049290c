import { PUBLISHED, RETIRED } from './catalogue';
import { Bundle } from '../../../src/kubernetes/bundle';
import type { Finding } from '../../../src/validation/finding';
import type { Rule, Samples } from '../../../src/validation/rule';
import { allRules } from '../../../src/validation/rules';
import { validate } from '../../../src/validation/validate';

const RULES = allRules();
const byId = new Map(RULES.map((rule) => [rule.id, rule]));

function samplesOf(id: string): Samples {
  const samples = byId.get(id)?.samples;
  if (samples === undefined) throw new Error(`${id} has no samples`);
  return samples;
}

function originIn(name = ''): object {
  return { document: { source: { name, text: '' }, start: 0, end: 0 }, path: '' };
}

/** What all rules find in sample objects. */
function findingsIn(objects: Samples['compliant'], { profile, files }: Samples): readonly Finding[] {
  const entries = objects.map((manifest, index) => ({ manifest, ...(files !== undefined && { origin: originIn(files[index]) }) }));
  return validate(new Bundle(entries), { rules: RULES, ...(profile !== undefined && { profile }) }).findings;
}

test('the published ids are those of the rules, each once, in the order of the areas', () => {
  expect(RULES.map(({ id }) => id)).toEqual(PUBLISHED.map(({ id }) => id));
  expect(new Set([...PUBLISHED.map(({ id }) => id), ...RETIRED]).size).toBe(PUBLISHED.length + RETIRED.length);
});

describe.each(PUBLISHED.map((published) => [published.id, published] as const))('%s', (id, { severity, message, fix }) => {
  test('finds its noncompliant sample, in a whole sentence, and no other rule does', () => {
    const samples = samplesOf(id);
    const found = findingsIn(samples.noncompliant, samples);
    expect(found.map((finding) => ({ id: finding.id, severity: finding.severity, message: finding.message, fix: finding.fix })))
      .toEqual([{ id, severity, message, fix }]);
    expect(found[0]?.source).toBe(byId.get(id)?.source);
  });

  test('finds the last object of its noncompliant sample', () => {
    const samples = samplesOf(id);
    expect(findingsIn(samples.noncompliant, samples)[0]?.object).toBe(samples.noncompliant.at(-1));
  });

  test('leaves its compliant sample alone, as all rules do', () => {
    const samples = samplesOf(id);
    expect(findingsIn(samples.compliant, samples)).toEqual([]);
  });
});

const STYLE = /^[a-zA-Z0-9'"<(]/;
test.each(RULES.map((rule): [string, Rule] => [rule.id, rule]))('%s says what it finds, why, how to mend it and what it is derived from', (_, rule) => {
  for (const text of [rule.name, rule.cause, rule.fix, rule.source]) {
    expect(text).toMatch(STYLE);
    expect(text).not.toMatch(/[.!]$|\n|\s$/);
  }
  expect(rule.id).toMatch(/^[A-Z]+\d{3}$/);
  expect(rule.kinds.length).toBeGreaterThan(0);
});

test('an error is what the cluster rejects or ignores: a finding of another severity advises', () => {
  const advising = PUBLISHED.filter(({ severity }) => severity !== 'error').map(({ message }) => message).filter((message) => /\bmust\b/.test(message));
  expect(advising).toEqual([]);
});
