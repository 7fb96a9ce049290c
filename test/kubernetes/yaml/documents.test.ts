import { documentsOf } from '../../../src/kubernetes/yaml/documents';

/** The documents of a text, as texts. */
const parts = (text: string): readonly string[] => documentsOf(text).map(({ start, end }) => text.slice(start, end));

test.each<[string, readonly string[]]>([
  ['a: 1\n---\nb: 1\n', ['a: 1\n', '\nb: 1\n']],
  ['{"a": 1}', ['{"a": 1}']],
  ['{"a": 1}\n{"b": {"c": "}{\\" }"}} {"d": 1}\n', ['{"a": 1}', '\n{"b": {"c": "}{\\" }"}}', ' {"d": 1}\n']],
  ['{"a": 1}\n---\n {"b": 1}{"c": 1}', ['{"a": 1}\n', '\n {"b": 1}', '{"c": 1}']],
  // What follows is no object, so that the reader says what is wrong.
  ['{"a": 1} b', ['{"a": 1} b']],
  ['{a: {b: 1}', ['{a: {b: 1}']],
  ['a: {b: 1}\n{c: 1}', ['a: {b: 1}\n{c: 1}']],
  ['{{ .Values.a }}\n{{ .Values.b }}', ['{{ .Values.a }}\n{{ .Values.b }}']],
])('%j', (text, expected) => expect(parts(text)).toEqual(expected));
