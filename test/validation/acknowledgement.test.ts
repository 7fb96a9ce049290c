import { addAcknowledgements, formatReference, parseAcknowledgements, parseReference } from '../../src/validation/acknowledgement';

describe('a reference', () => {
  test.each([
    ['HPA004', { id: 'HPA004' }],
    ['KEDA014[spec.triggers[0].metadata.query]', { id: 'KEDA014', sub: 'spec.triggers[0].metadata.query' }],
    ['ACME-1_b[x]', { id: 'ACME-1_b', sub: 'x' }],
  ])('%s', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
    expect(formatReference(reference)).toBe(text);
  });
  test.each(['', '004', 'HPA004[', 'HPA004[]', 'HPA004[a]b', 'HPA004[a', 'HPA004 ', 'HPA004[a][b]'])('is not %p', (text) => expect(parseReference(text)).toBeUndefined());
});

describe('the annotation', () => {
  test('holds lines of ids and reasons, with comments and empty lines', () => {
    expect(parseAcknowledgements('\nHPA004: moved over from Helm\n# a comment\n  KEDA014[a[0].b]: one group: for now \n')).toEqual({
      acknowledgements: [{ id: 'HPA004', reason: 'moved over from Helm' }, { id: 'KEDA014', sub: 'a[0].b', reason: 'one group: for now' }],
      unreadable: [],
    });
  });

  test('holds a JSON object', () => {
    expect(parseAcknowledgements(' {"HPA004": "moved", "KEDA014[a]": "one group"}')).toEqual({
      acknowledgements: [{ id: 'HPA004', reason: 'moved' }, { id: 'KEDA014', sub: 'a', reason: 'one group' }],
      unreadable: [],
    });
  });

  test.each([
    ['HPA004', ['HPA004']],
    ['HPA004:', ['HPA004:']],
    ['HPA004 :  ', ['HPA004 :']],
    ['004: because', ['004: because']],
    ['KEDA014[a: because', ['KEDA014[a: because']],
    ['HPA004: fine\nnonsense', ['nonsense']],
    ['{"HPA004": 5, "b c": "d"}', ['HPA004: 5', 'b c: "d"']],
    ['{"HPA004"', ['{"HPA004"']],
    ['{} trailing', ['{} trailing']],
  ])('says what in %p cannot be read', (text, unreadable) => expect(parseAcknowledgements(text).unreadable).toEqual(unreadable));

  test.each([
    [undefined, [{ id: 'A1', reason: 'x' }, { id: 'B1', sub: 's', reason: 'y\n  z' }], 'A1: x\nB1[s]: y z'],
    ['', [{ id: 'A1', reason: 'x' }], 'A1: x'],
    ['A1: old\n', [{ id: 'A1', reason: 'new' }, { id: 'A1', sub: 's', reason: 'x' }], 'A1: old\nA1[s]: x'],
    ['{"A1":"old"}', [{ id: 'A1', reason: 'new' }, { id: 'B1', reason: 'x' }], '{"A1":"old","B1":"x"}'],
  ])('%p takes up what is new', (text, added, result) => expect(addAcknowledgements(text, added)).toBe(result));

  test('reads what it wrote', () => {
    const added = [{ id: 'A1', reason: 'because: [it] is' }, { id: 'B1', sub: 'a[0]', reason: 'b' }];
    expect(parseAcknowledgements(addAcknowledgements(undefined, added))).toEqual({ acknowledgements: added, unreadable: [] });
    expect(parseAcknowledgements(addAcknowledgements('{}', added))).toEqual({ acknowledgements: added, unreadable: [] });
  });
});
