import type { Finding } from './finding';
import { isObject } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';

/** The annotation in which acknowledgements travel with an object, so that every run sees them. */
export const ACKNOWLEDGE_ANNOTATION = 'scalewright.dev/acknowledge';

/** The statement that a finding is known and accepted. */
export interface Acknowledgement {
  /** Id of the rule, such as `HPA004`. */
  readonly id: string;
  /** Only the finding with this `sub`. @default - all findings of the rule */
  readonly sub?: string;
  /** Why it is accepted; not empty. */
  readonly reason: string;
}

/** An acknowledgement that the caller of a run gives for some objects. */
export interface GivenAcknowledgement extends Acknowledgement {
  /** The objects for which it counts. @default - all */
  readonly covers?: (object: Manifest) => boolean;
}

/** The acknowledgements of an annotation, and the parts of it that are none. */
export interface ReadAcknowledgements {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly unreadable: readonly string[];
}

const ID = /^[A-Za-z][A-Za-z0-9_-]*/;

/** Reads `HPA004` or `KEDA014[spec.triggers[0].metadata.query]`; undefined if the text is neither. */
export function parseReference(text: string): { readonly id: string; readonly sub?: string } | undefined {
  const id = ID.exec(text)?.[0];
  if (id === undefined) return undefined;
  const rest = text.slice(id.length);
  if (rest === '') return { id };
  return rest.startsWith('[') && closingBracket(rest) === rest.length - 1 && rest.length > 2 ? { id, sub: rest.slice(1, -1) } : undefined;
}

/** `HPA004` or `HPA004[sub]`. */
export function formatReference({ id, sub }: { readonly id: string; readonly sub?: string }): string {
  return sub === undefined ? id : `${id}[${sub}]`;
}

/** Position of the bracket that closes the one at the start; -1 if there is none. */
function closingBracket(text: string): number {
  let depth = 0;
  for (let position = 0; position < text.length; position += 1) {
    if (text[position] === '[') depth += 1;
    if (text[position] === ']') depth -= 1;
    if (depth === 0) return position;
  }
  return -1;
}

/** Reads the text of the annotation: lines of `ID: reason`, or a JSON object from ids to reasons. */
export function parseAcknowledgements(text: string): ReadAcknowledgements {
  return text.trimStart().startsWith('{') ? parseJson(text) : parseLines(text);
}

function parseJson(text: string): ReadAcknowledgements {
  const entries = jsonEntries(text);
  return entries === undefined ? { acknowledgements: [], unreadable: [text] }
    : collect(entries.map(([reference, reason]) => [`${reference}: ${JSON.stringify(reason)}`, acknowledgementOf(reference, reason)]));
}

function jsonEntries(text: string): readonly [string, unknown][] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? Object.entries(json) : undefined;
  } catch {
    return undefined; // said by the caller: the whole text is unreadable
  }
}

function parseLines(text: string): ReadAcknowledgements {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return collect(lines.map((line) => [line, lineAcknowledgement(line)]));
}

function lineAcknowledgement(line: string): Acknowledgement | undefined {
  const id = ID.exec(line)?.[0] ?? '';
  const rest = line.slice(id.length);
  const end = rest.startsWith('[') ? closingBracket(rest) + 1 : 0;
  const colon = rest.slice(end).trimStart();
  return colon.startsWith(':') ? acknowledgementOf(id + rest.slice(0, end), colon.slice(1).trim()) : undefined;
}

function acknowledgementOf(reference: string, reason: unknown): Acknowledgement | undefined {
  const parsed = parseReference(reference);
  return parsed === undefined || typeof reason !== 'string' || reason.trim() === '' ? undefined : { ...parsed, reason };
}

function collect(read: readonly (readonly [string, Acknowledgement | undefined])[]): ReadAcknowledgements {
  return {
    acknowledgements: read.flatMap(([, acknowledgement]) => acknowledgement ?? []),
    unreadable: read.filter(([, acknowledgement]) => acknowledgement === undefined).map(([text]) => text),
  };
}

/** The text of the annotation with more acknowledgements in it; one that is there already is not added again. */
export function addAcknowledgements(text: string | undefined, added: readonly Acknowledgement[]): string {
  const { acknowledgements } = parseAcknowledgements(text ?? '');
  const known = new Set(acknowledgements.map(formatReference));
  const missing = added.filter((acknowledgement) => !known.has(formatReference(acknowledgement)));
  if (text?.trimStart().startsWith('{') === true) {
    return JSON.stringify(Object.fromEntries([...acknowledgements, ...missing].map((one) => [formatReference(one), one.reason])));
  }
  const lines = missing.map((acknowledgement) => `${formatReference(acknowledgement)}: ${acknowledgement.reason.replace(/\s*\n\s*/g, ' ')}`);
  return [...(text === undefined || text === '' ? [] : [text.trimEnd()]), ...lines].join('\n');
}

/** Whether an acknowledgement speaks of a finding. */
export function speaksOf(acknowledgement: Acknowledgement, finding: Finding): boolean {
  return acknowledgement.id === finding.id && (acknowledgement.sub === undefined || acknowledgement.sub === finding.sub);
}
