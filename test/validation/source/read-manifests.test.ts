import { readManifests } from '../../../src/validation/source/read-manifests';

const read = (text: string): ReturnType<typeof readManifests> => readManifests({ name: 'web.yaml', text });

/** What was read, in short. */
function short(text: string): object {
  const { entries, problems, notes, otherDocuments } = read(text);
  return {
    objects: entries.map(({ manifest, origin }) => `${manifest.kind} ${manifest.metadata.name}${origin?.path === '' ? '' : ` at ${origin?.path ?? '?'}`}`),
    problems: problems.map(({ rule, message, place }) => `${rule.id} ${place?.start ?? '-'}: ${message}`),
    notes: notes.map(({ message, place }) => `${place?.start ?? '-'}: ${message}`),
    otherDocuments,
  };
}

const only = (objects: readonly string[]): object => ({ objects, problems: [], notes: [], otherDocuments: 0 });

describe('documents and objects', () => {
  test.each([
    ['one document', 'kind: A\napiVersion: v1\nmetadata: {name: a}\n', ['A a']],
    ['several', '---\nkind: A\napiVersion: v1\nmetadata: {name: a}\n---\n# nothing\n---\nkind: B\napiVersion: v1\nmetadata: {name: b}\n...\n', ['A a', 'B b']],
    ['a document in the line of its marker', '--- {kind: A, apiVersion: v1, metadata: {name: a}}\n--- # a comment\nkind: B\napiVersion: v1\nmetadata: {name: b}\n', ['A a', 'B b']],
    ['a directive before a document', '%YAML 1.1\n---\nkind: A\napiVersion: v1\nmetadata: {name: a}\n', ['A a']],
    ['a marker within a block, which ends it', 'kind: A\napiVersion: v1\nmetadata: {name: a}\ntext: |\n  x\n---\nkind: B\napiVersion: v1\nmetadata: {name: b}\n', ['A a', 'B b']],
    ['dashes that are no marker', 'kind: A\napiVersion: v1\nmetadata: {name: a}\ntext: |\n  ---\n  x\nmore: ---x\n', ['A a']],
    ['JSON', '{"kind": "A", "apiVersion": "v1", "metadata": {"name": "a"}}', ['A a']],
    ['a list', 'kind: List\napiVersion: v1\nitems:\n- {kind: A, apiVersion: v1, metadata: {name: a}}\n- {kind: B, apiVersion: v1, metadata: {name: b}}\n', ['A a at items[0]', 'B b at items[1]']],
    ['a typed list', 'kind: DeploymentList\napiVersion: apps/v1\nitems:\n- metadata: {name: a}\n', ['Deployment a at items[0]']],
    ['lists in a list', 'kind: List\napiVersion: v1\nitems:\n- kind: List\n  items:\n  - {kind: A, apiVersion: v1, metadata: {name: a}}\n', ['A a at items[0].items[0]']],
    ['carriage returns', 'kind: A\r\napiVersion: v1\r\nmetadata:\r\n  name: a\r\n---\r\nkind: B\r\napiVersion: v1\r\nmetadata: {name: b}\r\n', ['A a', 'B b']],
    ['a byte order mark', '\uFEFFkind: A\napiVersion: v1\nmetadata: {name: a}\n', ['A a']],
    ['anchors and merge keys', 'kind: A\napiVersion: v1\nmetadata: &m {name: a}\nx: {<<: *m, y: 1}\n', ['A a']],
  ])('%s', (_, text, objects) => expect(short(text)).toEqual(only(objects)));

  test.each([
    ['an empty list', 'kind: List\napiVersion: v1\nitems: []\n'],
    ['nothing', ''],
    ['only comments', '# a\n---\n# b\n'],
  ])('%s is worth a note, so that nobody takes it for checked', (_, text) => {
    expect(short(text)).toEqual({ ...only([]), notes: ['-: there is nothing in it to check'] });
  });

  test('other documents are counted: values of a chart, configuration of other programs', () => {
    expect(short('replicas: 1\n---\n- a\n---\ntext\n---\napiVersion: v2\nname: chart\n---\nkind: pipeline\nsteps: []\n')).toEqual({ ...only([]), otherDocuments: 5 });
  });

  test('what merge keys bring is there', () => {
    expect(read('kind: A\napiVersion: v1\nmetadata: {name: a}\nbase: &b {x: 1, z: 2}\nmore: {<<: *b, z: 3}\n').entries[0]?.manifest).toEqual({
      kind: 'A', apiVersion: 'v1', metadata: { name: 'a' }, base: { x: 1, z: 2 }, more: { x: 1, z: 3 },
    });
  });
});

describe('what is wrong with one document leaves the others alone', () => {
  const GOOD = 'kind: A\napiVersion: v1\nmetadata: {name: a}\n';
  test.each([
    ['no YAML', `x: y: z\n---\n${GOOD}`, ["SOURCE002 4: the document is not YAML: a ':' cannot stand here; put the text in quotes"]],
    ['no YAML behind', `${GOOD}---\nx: [\n`, ['SOURCE002 52: the document is not YAML: a value is missing at the end']],
    ['a quoted text without an end', `x: "y\n---\n${GOOD}`, ['SOURCE002 3: the document is not YAML: the quoted text that begins here has no end']],
    ['a control character', `x: "\u0007"\n---\n${GOOD}`, ['SOURCE002 4: the document is not YAML: the character U+0007 is not allowed in it; write it as "\\u0007"']],
    ['a kind without an apiVersion', `kind: B\nmetadata: {name: b}\n---\n${GOOD}`, ['SOURCE005 0: the object has a kind, B, but no apiVersion']],
    ['an apiVersion without a kind', `\n\napiVersion: v1\nmetadata: {name: b}\n---\n${GOOD}`, ['SOURCE005 2: the object has an apiVersion, v1, but no kind']],
    ['a half among the items of a list', `kind: List\napiVersion: v1\nitems:\n- kind: B\n  metadata: {name: b}\n---\n${GOOD}`, ['SOURCE005 0: the object has a kind, B, but no apiVersion']],
  ])('%s', (_, text, problems) => expect(short(text)).toEqual({ ...only(['A a']), problems }));

  test('duplicate keys and unknown tags are problems of Kubernetes objects only, which are checked all the same', () => {
    expect(short(`${GOOD}x: 1\nx: 2\nf: !!js/function 'y'\n---\nx: 1\nx: !vault 2\n`)).toEqual({
      objects: ['A a'],
      problems: [
        'SOURCE003 48: the key "x" stands twice in one mapping; only the last counts',
        'SOURCE004 70: the tag !!js/function means nothing to Kubernetes and is left out',
      ],
      notes: [],
      otherDocuments: 1,
    });
  });
});

describe('templates are passed over with a note', () => {
  const note = (start: number): string => `${start}: the document is a template and was not checked; render it first, for example with helm template`;
  test.each([
    ['a value', 'kind: A\nname: {{ .Values.name }}\n'],
    ['a value in braces', 'kind: A\nmetadata: {name: {{ .Values.name }}}\n'],
    ['a part of a value', 'kind: A\nname: {{ .Release.Name }}-web\n'],
    ['a condition', '{{- if .Values.on }}\nkind: A\n{{- end }}\n'],
    ['a block that is included', 'kind: A\nmetadata:\n  labels:\n    {{- include "labels" . | nindent 4 }}\nspec:\n  a: 1\n'],
    ['a range', 'kind: A\nspec:\n  items:\n  {{- range .Values.items }}\n  - {{ . }}\n  {{- end }}\n'],
    ['a condition of Jinja', '{% if x %}\nkind: A\n{% endif %}\n'],
  ])('%s', (_, text) => expect(short(text)).toEqual({ ...only([]), notes: [note(0)] }));

  test.each([
    ['in quotes', 'a: "{{ x }}": b\n'],
    ['in a comment', 'a: b: c # {{ x }}\n'],
    ['far from what is wrong', 'a: |\n  {{ x }}\nb: 1\nc: 1\nd: e: f\n'],
  ])('but marks %s do not excuse what is no YAML', (_, text) => {
    expect(short(text)).toMatchObject({ problems: [expect.stringContaining('SOURCE002')], notes: [] });
  });

  test('a document that is YAML in spite of its marks is checked', () => {
    expect(short('kind: A\napiVersion: v1\nmetadata: {name: "{{ x }}"}\nx: ${Y}\n')).toEqual(only(['A {{ x }}']));
  });
});
