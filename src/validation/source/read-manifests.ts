import type { BundleEntry } from '../../kubernetes/bundle';
import { listedObjects } from '../../kubernetes/expand-lists';
import { isObject, type Json, type JsonObject } from '../../kubernetes/json';
import { asManifest } from '../../kubernetes/manifest';
import type { RuleFacts } from '../rule';
import { isConfiguration } from './json-with-comments';
import { kustomizationOf, type Kustomization } from './kustomization';
import type { SourceNote, SourceProblem } from './source-problem';
import { DUPLICATE_KEY, HALF_A_KIND, NOT_YAML, UNKNOWN_TAG } from './source-rules';
import type { ManifestOrigin, SourceDocument, SourceText } from './source-text';
import { isTemplate } from './templates';
import { FORBIDDEN } from '../../kubernetes/yaml/characters';
import type { Irregularity } from '../../kubernetes/yaml/construct';
import { DocumentReader, type ReadDocument } from '../../kubernetes/yaml/document-reader';
import { documentsOf } from '../../kubernetes/yaml/documents';
import { YamlError } from '../../kubernetes/yaml/yaml-error';

/** What a text says. */
export interface ReadManifests {
  readonly entries: readonly BundleEntry<ManifestOrigin>[];
  readonly problems: readonly SourceProblem[];
  readonly notes: readonly SourceNote[];
  /** How many documents are no Kubernetes objects, having neither apiVersion nor kind. */
  readonly otherDocuments: number;
  /** What is said to Kustomize. */
  readonly kustomizations: readonly Kustomization[];
}

/**
 * Reads the manifests of a text: YAML or JSON, any number of documents, lists. What is wrong with one document does not touch the
 * others. Texts that are read together share a reader.
 */
export function readManifests(source: SourceText, reader: DocumentReader = new DocumentReader()): ReadManifests {
  const forbidden = FORBIDDEN.test(source.text);
  const read = documentsOf(source.text).map((extent) => readDocument({ source, ...extent }, forbidden, reader));
  const isNothing = read.every((one) => one === NOTHING);
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
    notes: isNothing ? [{ message: 'there is nothing in it to check', file: source.name }] : read.flatMap(({ notes }) => notes),
    otherDocuments: read.reduce((sum, { otherDocuments }) => sum + otherDocuments, 0),
    kustomizations: read.flatMap(({ kustomizations }) => kustomizations),
  };
}

const NOTHING: ReadManifests = { entries: [], problems: [], notes: [], otherDocuments: 0, kustomizations: [] };

function readDocument(document: SourceDocument, mayHoldForbidden: boolean, reader: DocumentReader): ReadManifests {
  const { source, start, end } = document;
  try {
    if (mayHoldForbidden) refuseForbidden(source.text.slice(start, end), start);
    return objectsOf(document, reader.read(source.text, start, end));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return unreadable(document, error);
  }
}

function refuseForbidden(text: string, start: number): void {
  const match = FORBIDDEN.exec(text);
  if (match === null) return;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  throw new YamlError(`the character U+${code} is not allowed in it; write it as "\\u${code}"`, start + match.index);
}

function objectsOf(document: SourceDocument, { value, irregularities, likeness }: ReadDocument): ReadManifests {
  if (value === null) return NOTHING;
  const kustomization = kustomizationOf(document.source.name, value);
  const kustomizations = kustomization === undefined ? [] : [kustomization];
  const objects = listedObjects(value);
  const complete = objects.filter(({ object }) => isFilled(object.apiVersion) && isFilled(object.kind));
  const halves = objects.filter(({ object }) => isHalf(object));
  if (complete.length === 0 && halves.length === 0) return isEmptyList(value) ? NOTHING : { ...NOTHING, otherDocuments: 1, kustomizations };
  return {
    entries: complete.map(({ object, path }) => ({
      manifest: asManifest(object),
      origin: { document, path },
      // Of a list only the list as a whole is known.
      ...(likeness !== undefined && object === value && { likeness }),
    })),
    problems: [
      ...halves.map(({ object }) => problem(document, HALF_A_KIND, halfMessage(object), firstCharacter(document))),
      ...irregularities.map((one) => irregular(document, one)),
    ],
    notes: [],
    otherDocuments: 0,
    kustomizations,
  };
}

function isFilled(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

/** Whether an object must be meant for Kubernetes, but says only half of its kind. */
function isHalf({ apiVersion, kind, metadata }: JsonObject): boolean {
  return isFilled(apiVersion) !== isFilled(kind) && isObject(metadata);
}

function halfMessage({ apiVersion, kind }: JsonObject): string {
  return isFilled(kind) ? `the object has a kind, ${String(kind)}, but no apiVersion` : `the object has an apiVersion, ${String(apiVersion)}, but no kind`;
}

/** `kind: List` without items, as kubectl prints where there is nothing. */
function isEmptyList(value: Json): boolean {
  return isObject(value) && Array.isArray(value.items) && value.items.length === 0;
}

function unreadable(document: SourceDocument, { reason, offset }: YamlError): ReadManifests {
  const { source, start, end } = document;
  if (isConfiguration(source.name, source.text)) return { ...NOTHING, otherDocuments: 1 };
  if (!isTemplate(source.text.slice(start, end), offset - start)) {
    return { ...NOTHING, problems: [problem(document, NOT_YAML, `the document is not YAML: ${reason}`, Math.min(offset, end))] };
  }
  const message = 'the document is a template and was not checked; render it first, for example with helm template';
  return { ...NOTHING, notes: [{ message, file: source.name, place: placeAt(document, firstCharacter(document)) }] };
}

function irregular(document: SourceDocument, { kind, text, offset }: Irregularity): SourceProblem {
  return kind === 'duplicate key'
    ? problem(document, DUPLICATE_KEY, `the key ${JSON.stringify(text)} stands twice in one mapping; only the last counts`, offset, text.length)
    : problem(document, UNKNOWN_TAG, `the tag ${text} means nothing to Kubernetes and is left out`, offset);
}

function problem(document: SourceDocument, rule: RuleFacts, message: string, offset: number, length = 1): SourceProblem {
  return { rule, message, file: document.source.name, place: placeAt(document, offset, length) };
}

function placeAt({ source }: SourceDocument, start: number, length = 1): NonNullable<SourceProblem['place']> {
  return { source, start, end: start + length };
}

const SPACING = /[\s\uFEFF]*/y;

/** Where a document begins, behind blank lines. */
function firstCharacter({ source, start, end }: SourceDocument): number {
  SPACING.lastIndex = start;
  const spacing = SPACING.exec(source.text)?.[0].length ?? 0;
  return Math.min(start + spacing, end);
}
