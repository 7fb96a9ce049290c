import { objectReference, type Finding } from './finding';

/**
 * A finding as it is printed everywhere: id and object, the sentence, then how to mend it and where it comes from.
 * `place` is shown behind the object: a file and line, a construct path.
 */
export function findingText(finding: Finding, place = ''): string {
  const { severity, id, object, message, fix, source } = finding;
  return `${severity} ${id} ${objectReference(object)}${place === '' ? '' : ` (${place})`}\n  ${message}\n  fix: ${fix} · source: ${source}`;
}
