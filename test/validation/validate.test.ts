import fc from 'fast-check';
import { bundleOf } from '../../src/kubernetes/bundle';
import type { JsonObject } from '../../src/kubernetes/json';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { GivenAcknowledgement } from '../../src/validation/acknowledgement';
import { each } from '../../src/validation/each';
import type { Finding } from '../../src/validation/finding';
import { findingText } from '../../src/validation/finding-text';
import { findingsOf } from '../../src/validation/report';
import type { Detection, Rule, Severity } from '../../src/validation/rule';
import { allRules, rulesFor } from '../../src/validation/rules';
import { AREAS } from '../../src/validation/rules/areas';
import { validate } from '../../src/validation/validate';

const thing = (name: string, fields: JsonObject = {}, metadata: JsonObject = {}): Manifest =>
  ({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name, ...metadata }, ...fields });

const rule = (id: string, check: Rule['check'], severity: Severity = 'warning', kinds: readonly string[] = ['*']): Rule =>
  ({ id, severity, kinds, check, name: 'name', cause: 'cause', fix: `mend ${id}`, source: `source of ${id}` });

/** Finds every object, with what `spec.found` lists. */
const listed = rule('LIST001', ({ spec }) => ((spec as { found?: Detection[] } | undefined)?.found ?? []));

const summary = (findings: readonly Finding[]): readonly string[] => findings.map(({ id, object, path }) => `${id} ${object.metadata.name} ${path}`);

describe('a finding', () => {
  test('has the message of its detection, with the fix and source of the rule unless it has its own', () => {
    const found = [{ path: 'spec.a', rule: 'must be 1', got: 2 }, { path: 'spec.b', rule: 'must go', fix: 'drop it', sub: 'b' }];
    const object = thing('x', { spec: { found } });
    expect(validate(bundleOf([object]), { rules: [listed] })).toEqual({
      findings: [
        { id: 'LIST001', severity: 'warning', object, path: 'spec.a', sub: 'spec.a', message: "'spec.a' must be 1, got 2", fix: 'mend LIST001', source: 'source of LIST001' },
        { id: 'LIST001', severity: 'warning', object, path: 'spec.b', sub: 'b', message: "'spec.b' must go", fix: 'drop it', source: 'source of LIST001' },
      ],
      acknowledged: [],
    });
  });

  test('of an object as a whole names no path', () => {
    const { findings } = validate(bundleOf([thing('x', { spec: { found: [{ path: '', rule: 'is declared twice' }] } })]), { rules: [listed] });
    expect(findings.map(({ message }) => message)).toEqual(['is declared twice']);
  });

  test('is printed in three lines', () => {
    const [finding] = validate(bundleOf([thing('x', { spec: { found: [{ path: 'a', rule: 'must be 1' }] } }, { namespace: 'shop' })]), { rules: [listed] }).findings;
    expect(findingText(finding as Finding)).toBe("warning LIST001 Thing shop/x\n  'a' must be 1\n  fix: mend LIST001 · source: source of LIST001");
    expect(findingText(finding as Finding, 'a.yaml:3')).toBe("warning LIST001 Thing shop/x (a.yaml:3)\n  'a' must be 1\n  fix: mend LIST001 · source: source of LIST001");
  });
});

describe('the order', () => {
  const all = (id: string, severity: Severity, paths: readonly string[] = ['a']): Rule => rule(id, () => paths.map((path) => ({ path, rule: 'x' })), severity);

  test('is by severity, object, rule and path', () => {
    const objects = [thing('b', {}, { namespace: 'n' }), thing('a', {}, { namespace: 'n' }), thing('z', {}, { namespace: 'm' })];
    const rules = [all('B1', 'info'), all('A2', 'error'), all('A1', 'error', ['x[10]', 'x[2]', 'w'])];
    expect(summary(validate(bundleOf(objects), { rules }).findings)).toEqual([
      ...['z', 'a', 'b'].flatMap((name) => [`A1 ${name} w`, `A1 ${name} x[2]`, `A1 ${name} x[10]`, `A2 ${name} a`]),
      'B1 z a', 'B1 a a', 'B1 b a',
    ]);
  });

  test('does not depend on the order of objects and rules', () => {
    const objects = ['a', 'b', 'c'].flatMap((name) => ['m', 'n'].map((namespace) => thing(name, {}, { namespace })));
    const rules = [all('A1', 'error'), all('B1', 'warning', ['x[1]', 'x[0]']), all('C1', 'info')];
    const report = (given: readonly Manifest[], run: readonly Rule[]): unknown => validate(bundleOf(given), { rules: run });
    const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(fc.property(shuffled(objects), shuffled(rules), (given, run) => {
      expect(report(given, run)).toEqual(report(objects, rules));
    }), { numRuns: 20 });
  });

  test('kinds of one name come in their order', () => {
    const other = { ...thing('a'), kind: 'Another' };
    expect(validate(bundleOf([thing('a'), other]), { rules: [all('A1', 'info')] }).findings.map(({ object }) => object.kind)).toEqual(['Another', 'Thing']);
  });
});

describe('a rule', () => {
  const kinds = (...names: string[]): readonly string[] => {
    const objects = [thing('thing'), { ...thing('service'), apiVersion: 'v1', kind: 'Service' }, { ...thing('knative'), apiVersion: 'serving.knative.dev/v1', kind: 'Service' }];
    return validate(bundleOf(objects), { rules: [rule('A1', () => [{ path: 'a', rule: 'x' }], 'info', names)] }).findings.map(({ object }) => object.metadata.name);
  };

  test('sees the objects of its kinds only', () => {
    expect(kinds('Service')).toEqual(['service']);
    expect(kinds('Service.serving.knative.dev')).toEqual(['knative']);
    expect(kinds('Thing.example.com', 'Service')).toEqual(['service', 'thing']);
    expect(kinds('*')).toEqual(['knative', 'service', 'thing']);
  });

  test('that throws becomes a finding, and goes on with the next object', () => {
    const brittle = rule('A1', ({ metadata }) => {
      if (metadata.name === 'b') throw new Error('no such field');
      return [{ path: 'a', rule: 'x' }];
    });
    const { findings } = validate(bundleOf(['a', 'b', 'c'].map((name) => thing(name))), { rules: [brittle, listed] });
    expect(summary(findings)).toEqual(['A1 a a', 'ENGINE001 b ', 'A1 c a']);
    expect(findings[1]).toMatchObject({ severity: 'warning', sub: 'A1', message: 'could not be checked by A1, which threw: no such field' });
  });

  test('may throw anything', () => {
    const { findings } = validate(bundleOf([thing('a')]), { rules: [rule('A1', () => { throw 'text'; })] });
    expect(findings.map(({ message }) => message)).toEqual(['could not be checked by A1, which threw: text']);
  });

  test('computes what it knows of the bundle once, and what it reads of an object once', () => {
    let computed = 0;
    let read = 0;
    const names = (): number => { computed += 1; return computed; };
    const items = (): readonly undefined[] => { read += 1; return [undefined]; };
    const curious = (id: string): Rule => rule(id, (object, context) => [{ path: 'a', rule: `${context.once(names)} ${String(context.read(object, items)[0])}` }]);
    const itemwise = rule('C1', each(items, () => [{ path: 'a', rule: 'x' }]));
    const { findings } = validate(bundleOf([thing('a'), thing('b')]), { rules: [curious('A1'), curious('B1'), itemwise] });
    expect([computed, read, findings.length]).toEqual([1, 2, 6]);
    expect(findings[0]?.message).toBe("'a' 1 undefined");
  });

  test('that looks at items is called for each, with its object', () => {
    const itemwise = rule('A1', each(({ spec }) => (spec as { items: number[] }).items, (item, { profile }, { metadata }) =>
      (item > 1 ? [{ path: `${metadata.name}[${item}]`, rule: profile.keda }] : [])));
    const objects = [thing('a', { spec: { items: [1, 2, 3] } }), thing('b', { spec: { items: [] } }), thing('c', { spec: { items: [4] } })];
    expect(validate(bundleOf(objects), { rules: [itemwise], profile: { keda: '2.18' } }).findings.map(({ message }) => message)).toEqual(["'a[2]' 2.18", "'a[3]' 2.18", "'c[4]' 2.18"]);
  });

  test('whose reader throws becomes a finding for that object, and the others are still looked at', () => {
    const itemwise = rule('A1', each(({ metadata }) => {
      if (metadata.name === 'a') throw new Error('no list');
      return [1];
    }, () => [{ path: 'x', rule: 'y' }]));
    expect(summary(validate(bundleOf([thing('a'), thing('b')]), { rules: [itemwise] }).findings)).toEqual(['ENGINE001 a ', 'A1 b x']);
  });

  test.each([['LIST001'], ['ENGINE001']])('fails with the id of another: %s', (id) => {
    expect(() => validate(bundleOf([]), { rules: [listed, rule(id, () => [])] })).toThrow(
      new Error(`'rules' must have different ids, got ${id} twice; give your own rules a prefix of their own`));
  });
});

describe('acknowledging', () => {
  const object = (annotation: string | undefined): Manifest => thing('x', { spec: { found: [{ path: 'a', rule: 'x' }, { path: 'b', rule: 'y' }] } },
    annotation === undefined ? {} : { annotations: { 'scalewright.dev/acknowledge': annotation } });
  const run = (annotation: string | undefined, acknowledgements: readonly GivenAcknowledgement[] = []): readonly (readonly string[])[] => {
    const { findings, acknowledged } = validate(bundleOf([object(annotation)]), { rules: [listed, rule('OTHER1', () => [])], acknowledgements });
    return [findings.map(({ id, message }) => `${id} ${message}`), acknowledged.map(({ path, acknowledgement, acknowledgedBy }) => `${path} ${acknowledgement.reason} ${acknowledgedBy}`)];
  };

  test('all findings of a rule, by annotation or by the caller', () => {
    expect(run('LIST001: known')).toEqual([[], ['a known annotation', 'b known annotation']]);
    expect(run(undefined, [{ id: 'LIST001', reason: 'known' }])).toEqual([[], ['a known caller', 'b known caller']]);
  });

  test('one finding by its sub', () => {
    expect(run('LIST001[b]: known')).toEqual([["LIST001 'a' x"], ['b known annotation']]);
    expect(run(undefined, [{ id: 'LIST001', sub: 'a', reason: 'known' }])).toEqual([["LIST001 'b' y"], ['a known caller']]);
  });

  test('the annotation counts first', () => {
    expect(run('LIST001[a]: mine', [{ id: 'LIST001', reason: 'yours' }])).toEqual([[], ['a mine annotation', 'b yours caller']]);
  });

  test('only for the objects that it covers', () => {
    expect(run(undefined, [{ id: 'LIST001', reason: 'known', covers: ({ metadata }) => metadata.name === 'y' }])[1]).toEqual([]);
    expect(run(undefined, [{ id: 'LIST001', reason: 'known', covers: ({ metadata }) => metadata.name === 'x' }])[1]).toHaveLength(2);
  });

  test('says what cannot be read, names no rule, or is not needed', () => {
    const path = "'metadata.annotations[scalewright.dev/acknowledge]'";
    expect(run('LIST001: known\nNOSUCH9: x\nnonsense\nOTHER1: not needed\nLIST001[c]: gone')).toEqual([[
      `ENGINE002 ${path} must be lines of an id and a reason, got "nonsense"`,
      `ENGINE002 ${path} must name a rule of this run, got "NOSUCH9"`,
      `ENGINE003 ${path} acknowledges LIST001[c], which is not found here`,
      `ENGINE003 ${path} acknowledges OTHER1, which is not found here`,
    ], ['a known annotation', 'b known annotation']]);
  });

  test('the annotation of one object says nothing about another', () => {
    const { findings } = validate(bundleOf([object('LIST001: known'), thing('y', { spec: { found: [{ path: 'a', rule: 'x' }] } })]), { rules: [listed] });
    expect(summary(findings)).toEqual(['LIST001 y a']);
  });
});

test('findings of one severity', () => {
  const rules = [rule('A1', () => [{ path: 'a', rule: 'x' }], 'error'), rule('B1', () => [{ path: 'a', rule: 'x' }], 'info')];
  const report = validate(bundleOf([thing('a')]), { rules });
  expect((['error', 'warning', 'info'] as const).map((severity) => summary(findingsOf(report, severity)))).toEqual([['A1 a a'], [], ['B1 a a']]);
});

/** Rules that look at objects which are of interest only where the area has one of its own kinds as well, such as a scaler. */
const BESIDE = [
  'HPA004', 'HPA017', 'HPA027', 'HPA028', 'AVAIL003', 'AVAIL012', 'CLUSTER001', 'WIRING004', 'GATEWAY006', 'INSTALL002', 'INSTALL004',
];

describe('the rules for a bundle', () => {
  const ids = (rules: readonly Rule[]): readonly string[] => rules.map(({ id }) => id);

  test('find what all rules find, in every sample', () => {
    for (const { samples } of allRules()) {
      const bundle = bundleOf(samples?.noncompliant ?? []);
      const profile = samples?.profile ?? {};
      expect(validate(bundle, { rules: rulesFor(bundle), profile })).toEqual(validate(bundle, { rules: allRules(), profile }));
    }
  });

  test('are few for a bundle of few kinds', () => {
    expect(ids(rulesFor(bundleOf([thing('a')])))).toEqual(['CLUSTER001', 'CLUSTER002', 'CLUSTER003', 'CLUSTER004', 'OBJECT001', 'OBJECT002', 'OBJECT003', 'OBJECT004']);
  });

  test('are all as soon as an object carries acknowledgements', () => {
    expect(rulesFor(bundleOf([thing('a', {}, { annotations: { 'scalewright.dev/acknowledge': '' } })]))).toEqual(allRules());
  });

  test('are looked for by kinds that each rule of an area has', () => {
    for (const { kinds, load } of AREAS) {
      for (const { id, kinds: own } of load()) {
        if (kinds.includes('*') || BESIDE.includes(id)) continue;
        expect([id, own.filter((kind) => !kinds.includes(kind))]).toEqual([id, []]);
      }
    }
  });
});
