import { asNumber, asObject, asString } from '../../kubernetes/json';

/** The name of the file that an object was read from; undefined if it was not read from one. */
export function fileOf(origin: unknown): string | undefined {
  return asString(asObject(asObject(asObject(origin).document).source).name);
}

/** Where an object comes from, in words: a file and the line where its document begins, or the path of a construct. */
export function placeOf(origin: unknown): string | undefined {
  if (origin === undefined) return undefined;
  const file = fileOf(origin);
  if (file === undefined) return String(origin);
  const { source, start } = asObject(asObject(origin).document);
  const text = asString(asObject(source).text) ?? '';
  const item = asString(asObject(origin).path) ?? '';
  return `${file}:${lineAt(text, asNumber(start) ?? 0)}${item === '' ? '' : ` (${item})`}`;
}

/** The line of the first character at or behind an offset that is no space. */
function lineAt(text: string, offset: number): number {
  const first = text.slice(offset).search(/\S/);
  return text.slice(0, offset + Math.max(first, 0)).split('\n').length;
}

/** The directory of the file that an object was read from; empty if it was not read from one. */
export function directoryOf(origin: unknown): string {
  return fileOf(origin)?.replace(/[^/]*$/, '') ?? '';
}
