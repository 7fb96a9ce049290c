import type { Random } from './random';
import { DURATIONS, MISFITS, NUMBERS, QUANTITIES, TEXTS } from './values';
import type { Json, JsonObject } from '../../../src/kubernetes/json';
import { isObject } from '../../../src/kubernetes/json';

/** A place in a document: what holds it, and under which key or index. */
interface Place {
  readonly holder: Record<string, Json> | Json[];
  readonly key: string | number;
  /** The path with `*` for indexes. */
  readonly pattern: string;
}

/** A field that may be put where it is missing. */
export type KnownFields = (document: JsonObject, pattern: string) => readonly string[];

/** What the documents of a kind have at each path, so that a mutation can put there what fits the type. */
export class Corpus {
  private readonly byPattern = new Map<string, Json[]>();
  private readonly byKey = new Map<string, Json[]>();
  private readonly fields = new Map<string, Set<string>>();

  constructor(public readonly documents: readonly JsonObject[]) {
    for (const document of documents) {
      for (const { holder, key, pattern } of placesOf(document)) {
        const value = at(holder, key);
        push(this.byPattern, pattern, value);
        if (typeof key === 'string') {
          push(this.byKey, key, value);
          const parent = pattern.slice(0, pattern.lastIndexOf('/'));
          this.fields.set(parent, (this.fields.get(parent) ?? new Set()).add(key));
        }
      }
    }
  }

  public like(pattern: string, key: string | number, random: Random): Json | undefined {
    const list = random.chance(0.8) ? this.byPattern.get(pattern) : this.byKey.get(String(key));
    return list === undefined ? undefined : random.pick(list);
  }

  public fieldsOf(pattern: string): readonly string[] {
    return [...this.fields.get(pattern) ?? []];
  }
}

function push(map: Map<string, Json[]>, key: string, value: Json): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < 400) list.push(value);
}

function at(holder: Record<string, Json> | Json[], key: string | number): Json {
  return (holder as Record<string | number, Json>)[key] as Json;
}

/** All places of a document but its `apiVersion` and `kind`. */
function placesOf(document: JsonObject): readonly Place[] {
  const places: Place[] = [];
  const walk = (value: Json, pattern: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item: Json, index) => {
        places.push({ holder: value as Json[], key: index, pattern: `${pattern}/*` });
        walk(item, `${pattern}/*`);
      });
    } else if (isObject(value)) {
      for (const [key, field] of Object.entries(value)) {
        if (pattern === '' && (key === 'apiVersion' || key === 'kind')) continue;
        places.push({ holder: value as Record<string, Json>, key, pattern: `${pattern}/${key}` });
        walk(field as Json, `${pattern}/${key}`);
      }
    }
  };
  walk(document, '');
  return places;
}

/** Changes a copy of a document in one to four places. */
export function mutate(document: JsonObject, corpus: Corpus, random: Random, known: KnownFields = () => []): JsonObject {
  const copy = structuredClone(document) as JsonObject;
  const times = random.chance(0.55) ? 1 : 1 + random.below(4);
  for (let time = 0; time < times; time += 1) change(copy, corpus, random, known);
  return copy;
}

function change(document: JsonObject, corpus: Corpus, random: Random, known: KnownFields): void {
  const places = placesOf(document);
  if (places.length === 0) return;
  const place = random.pick(places);
  const { holder, key, pattern } = place;
  const value = at(holder, key);
  const set = (next: Json): void => {
    Object.defineProperty(holder, key, { value: structuredClone(next), enumerable: true, configurable: true, writable: true });
  };
  const roll = random.next();
  if (roll < 0.1) remove(place);
  else if (roll < 0.14) set(null);
  else if (roll < 0.2) set(random.pick(MISFITS));
  else if (roll < 0.25 && typeof key === 'string') rename(holder as Record<string, Json>, key, misspelt(key, random));
  else if (roll < 0.3 && Array.isArray(holder)) holder.splice(random.below(holder.length + 1), 0, structuredClone(value));
  else if (roll < 0.5) set(corpus.like(pattern, key, random) ?? wild(value, random));
  else if (roll < 0.72) addField(document, places, corpus, random, known);
  else set(wild(value, random));
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key as string];
}

function rename(holder: Record<string, Json>, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) holder[key === from ? to : key] = value;
}

function misspelt(key: string, random: Random): string {
  const position = random.below(key.length);
  switch (random.below(6)) {
    case 0: return key.slice(0, position) + key.slice(position + 1);
    case 1: return `${key}s`;
    case 2: return key.toLowerCase();
    case 3: return key.charAt(0).toUpperCase() + key.slice(1);
    case 4: return key.slice(0, position) + key.charAt(position).toUpperCase() + key.slice(position + 1);
    default: return `${key.slice(0, position)}${key.charAt(position + 1)}${key.charAt(position)}${key.slice(position + 2)}`;
  }
}

/** Puts a field where other documents, or the types, have one. */
function addField(document: JsonObject, places: readonly Place[], corpus: Corpus, random: Random, known: KnownFields): void {
  const objects = [{ value: document as Json, pattern: '' }, ...places.map(({ holder, key, pattern }) => ({ value: at(holder, key), pattern }))]
    .filter(({ value }) => isObject(value));
  const { value, pattern } = random.pick(objects);
  const seen = corpus.fieldsOf(pattern);
  const types = known(document, pattern);
  const fields = random.chance(0.6) && seen.length > 0 || types.length === 0 ? seen : types;
  if (fields.length === 0) return;
  const field = random.pick(fields);
  if (pattern === '' && (field === 'apiVersion' || field === 'kind')) return;
  const next = corpus.like(`${pattern}/${field}`, field, random) ?? random.pick([...MISFITS, ...TEXTS, ...NUMBERS]);
  const replaced = structuredClone(random.chance(0.75) ? next : wild(next, random));
  Object.defineProperty(value, field, { value: replaced, enumerable: true, configurable: true, writable: true });
}

/** A value of the same type, mostly, at the edge or beyond it. */
function wild(value: Json, random: Random): Json {
  if (random.chance(0.06)) return random.pick(MISFITS);
  if (typeof value === 'number') return random.chance(0.85) ? aNumber(value, random) : String(aNumber(value, random));
  if (typeof value === 'boolean') return random.chance(0.6) ? !value : random.pick<Json>(['true', 'false', 0, 1, null]);
  if (typeof value === 'string') return aText(value, random);
  if (Array.isArray(value)) return aList(value as readonly Json[], random);
  return random.pick<Json>([{}, null, [], [value], 'x']);
}

function aNumber(value: number, random: Random): number {
  return random.pick([value + 1, value - 1, -value, value * 10, value + 0.5, random.pick(NUMBERS), random.pick(NUMBERS), random.pick(NUMBERS)]);
}

function aText(value: string, random: Random): Json {
  switch (random.below(12)) {
    case 0: return `${value}${random.pick(TEXTS)}`;
    case 1: return `${random.pick(TEXTS)}${value}`;
    case 2: return random.pick([value.toUpperCase(), value.toLowerCase(), value.slice(1), value.slice(0, -1), ` ${value}`, `${value} `, `${value}\n`, value.repeat(20)]);
    case 3: return random.pick(NUMBERS);
    case 4: case 5: return random.pick(QUANTITIES);
    case 6: return random.pick(DURATIONS);
    case 7: case 8: return String(random.pick(NUMBERS));
    case 9: return withLetter(value, random);
    default: return random.pick(TEXTS);
  }
}

const LETTERS = ['', '.', '-', '_', '/', ':', ',', ' ', 'é', '0', '%', '$', '(', '{', '\\', '"', '\n', '\u0000'];

/** A text with a letter put in or changed. */
function withLetter(value: string, random: Random): string {
  const position = random.below(value.length + 1);
  return value.slice(0, position) + random.pick(LETTERS) + value.slice(position + random.below(2));
}

function aList(value: readonly Json[], random: Random): Json {
  return random.pick<Json>([[], [...value, {}], [...value, null], value.slice(1), [...value, ...value], value[0] ?? null, {}]);
}
