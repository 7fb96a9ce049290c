import { fitRequired, fitValue, type Kind, type Walk } from '../../../src/kubernetes/declared/kind';
import { aFlag, aLeaf, aNumber, aText, oneOf } from '../../../src/kubernetes/declared/scalars';
import { anApiValue, anObject, judgedObject, later, listOf, made, madeBy, mapOf, required, variants } from '../../../src/kubernetes/declared/shapes';
import { sentence } from '../../../src/kubernetes/problem';

/** What a walk makes of a value: what is left of it, what is wrong with it, and whether that can be stood in for. */
function walked<Value>(value: unknown, kind: Kind<Value>) {
  const walk: Walk = { problems: [], stopped: false };
  const fitted = fitValue(value, kind, 'at', walk);
  return { fitted, problems: walk.problems.map(sentence), stopped: walk.stopped };
}

interface Pod {
  readonly image: string;
  readonly port?: number;
  readonly tls?: boolean;
}

const POD = anObject<Pod>({ image: required(aText), port: aNumber, tls: aFlag });
const opaque = new (class Output { public apply(): void { /* later */ } })();

describe('an object', () => {
  test('is itself where nothing is wrong with it', () => {
    const pod = { image: 'web', port: 80, tls: undefined };
    expect(walked(pod, POD)).toEqual({ fitted: pod, problems: [], stopped: false });
    expect(walked(pod, POD).fitted).toBe(pod);
  });

  test.each([[null], ['x'], [5], [[]], [opaque], [() => 1], [undefined]])('is not %p', (value) => {
    const { fitted, problems } = walked(value, POD);
    expect(fitted).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^'at' must be an? (plain )?object/)]);
  });

  test('loses what may be left out, and keeps what it does not know', () => {
    expect(walked({ image: 'web', port: null, tls: 'yes', colour: 1 }, POD)).toEqual({
      fitted: { image: 'web', colour: 1 },
      problems: [
        "'at.port' must be a number, got null", "'at.tls' must be true or false, got \"yes\"",
        "'at.colour' must be one of the known options: image, port, tls",
      ],
      stopped: false,
    });
  });

  test('has a stand-in for what is required', () => {
    expect(walked({ image: 5 }, POD)).toEqual({ fitted: { image: '' }, problems: ["'at.image' must be a text, got 5; put it in quotes"], stopped: false });
    expect(walked({}, POD)).toEqual({ fitted: { image: '' }, problems: ["'at.image' is required"], stopped: false });
  });

  test('stops a walk where there is none', () => {
    const nested = anObject<{ readonly pod: Pod }>({ pod: required(POD, 'make one') });
    expect(walked({}, nested)).toEqual({ fitted: {}, problems: ["'at.pod' is required; make one"], stopped: true });
    expect(walked({ pod: null }, nested)).toMatchObject({ problems: ["'at.pod' must be an object, got null"], stopped: true });
  });

  test('does not take what every object inherits for an option', () => {
    expect(walked({ image: 'web', toString: 1 }, POD).problems).toEqual(["'at.toString' must be one of the known options: image, port, tls"]);
  });
});

describe('a list', () => {
  const PODS = listOf(POD);

  test('names the place of each item, and stops a walk where one has no stand-in', () => {
    expect(walked([{ image: 'a' }, { image: 'b', port: true }], PODS))
      .toEqual({ fitted: [{ image: 'a' }, { image: 'b' }], problems: ["'at[1].port' must be a number, got true"], stopped: false });
    expect(walked([null, undefined], PODS)).toMatchObject({ problems: ["'at[0]' must be an object, got null", "'at[1]' must be an object"], stopped: true });
  });

  test('keeps its length where items have stand-ins, and is itself where nothing is wrong', () => {
    const texts = ['a', opaque];
    expect(walked(texts, listOf(aLeaf)).fitted).toBe(texts);
    expect(walked(['a', null, 'b'], listOf(aLeaf)).fitted).toEqual(['a', '', 'b']);
  });

  test('is put in brackets', () => {
    expect(walked({ image: 'a' }, PODS).problems).toEqual(["'at' must be a list, got {\"image\":\"a\"}; put it in brackets"]);
  });
});

test('a map loses what is wrong with it, and what has no value', () => {
  expect(walked({ a: 'b', c: 5, d: undefined, e: opaque }, mapOf(aLeaf)))
    .toEqual({ fitted: { a: 'b', e: opaque }, problems: ["'at.c' must be a text, got 5; put it in quotes"], stopped: false });
  const right = { a: 'b' };
  expect(walked(right, mapOf(aLeaf)).fitted).toBe(right);
  expect(walked([], mapOf(aLeaf)).problems).toEqual(["'at' must be an object, got []"]);
});

describe('one of several objects', () => {
  type Either = { readonly kind: 'a'; readonly one: string } | { readonly kind: 'b' };
  const kinds = {
    a: anObject<{ readonly kind: string; readonly one: string }>({ kind: oneOf('a') as Kind<string>, one: required(aText) }),
    b: anObject<{ readonly kind: string }>({ kind: aText }),
  };

  test('is looked at by its kind', () => {
    expect(walked({ kind: 'a', one: null }, madeBy<Either>('Either', 'kind', kinds)).problems).toEqual(["'at.one' must be a text, got null"]);
    expect(walked({ kind: 'b', one: '1' }, madeBy<Either>('Either', 'kind', kinds)).problems).toEqual(["'at.one' must be one of the known options: kind"]);
  });

  test.each([[null], [{}], [{ kind: 'c' }], [{ kind: 'toString' }], [{ kind: ['a'] }], ['a']])('is made with its factories, not %j', (value) => {
    expect(walked(value, madeBy<Either>('Either', 'kind', kinds)).problems).toEqual([`'at' must be made with Either, got ${JSON.stringify(value)}`]);
  });

  test('is left to others where they say what its kind may be', () => {
    const other = { kind: 'c', any: 'thing' };
    expect(walked(other, variants<Either>('kind', kinds))).toEqual({ fitted: other, problems: [], stopped: false });
    expect(walked(null, variants<Either>('kind', kinds)).problems).toEqual(["'at' must be an object, got null"]);
  });
});

test('what only factories make has its mark', () => {
  const signal = made<{ readonly source: string }>('QpsSignal', ({ source }) => typeof source === 'string', { source: 'missing' });
  expect([{ source: 'alb' }, new (class Own { public readonly source = 'own'; })()].flatMap((one) => walked(one, signal).problems)).toEqual([]);
  expect(walked({ source: 5 }, signal).problems).toEqual(["'at' must be made with QpsSignal, got {\"source\":5}"]);
  const walk: Walk = { problems: [], stopped: false };
  expect(fitRequired(null, signal, 'at', walk)).toEqual({ source: 'missing' });
  expect(walk.stopped).toBe(false);
});

test('an object of the Kubernetes API may be known only later; one whose fields are judged elsewhere may not', () => {
  expect([{ any: null }, opaque].flatMap((value) => walked(value, anApiValue).problems)).toEqual([]);
  expect(walked([], anApiValue).problems).toEqual(["'at' must be an object, got []"]);
  expect(walked({ any: null }, judgedObject()).problems).toEqual([]);
  expect(walked(opaque, judgedObject()).problems).toEqual(["'at' must be a plain object, known when the declaration is planned, got a value known only later"]);
});

test('an instance of a class is no object with options, since only own fields are looked at', () => {
  class Defaults { public readonly image = 'web'; }
  expect(walked(new Defaults(), POD).problems).toEqual(["'at' must be a plain object, known when the declaration is planned, got an instance of Defaults"]);
  expect(walked({ ...new Defaults() }, POD).problems).toEqual([]);
});

test('an object may hold its like', () => {
  interface Tree { readonly of?: Tree }
  const TREE: Kind<Tree> = anObject<Tree>({ of: later(() => TREE) });
  expect(walked({ of: { of: { of: null } } }, TREE)).toEqual({ fitted: { of: { of: {} } }, problems: ["'at.of.of.of' must be an object, got null"], stopped: false });
});
