import { matchesSelector } from './label-selector';
import type { Labels, LabelSelector } from './label-selector';

/** A value that selects objects of one namespace by their labels. */
export interface SelectorEntry<Value> {
  readonly namespace: string;
  readonly selector: LabelSelector;
  readonly value: Value;
}

/** Finds what selects given labels without trying every selector: each is filed under one label that it demands. */
export class SelectorIndex<Value> {
  private readonly byLabel = new Map<string, SelectorEntry<Value>[]>();
  private readonly others = new Map<string, SelectorEntry<Value>[]>();

  constructor(entries: Iterable<SelectorEntry<Value>>) {
    for (const entry of entries) {
      const demanded = entry.selector.requirements.find(({ operator }) => operator === 'Equals');
      if (demanded === undefined) append(this.others, entry.namespace, entry);
      else append(this.byLabel, labelKey(entry.namespace, demanded.key, demanded.values[0] ?? ''), entry);
    }
  }

  /** The values whose selector matches, those with a demanded label first. */
  public selecting(namespace: string, labels: Labels): readonly Value[] {
    const candidates = Object.entries(labels).flatMap(([key, value]) => this.byLabel.get(labelKey(namespace, key, value)) ?? []);
    return [...candidates, ...this.others.get(namespace) ?? []].filter(({ selector }) => matchesSelector(selector, labels)).map(({ value }) => value);
  }
}

/** An object with the labels it is selected by. */
export interface LabelledEntry<Value> {
  readonly namespace: string;
  readonly labels: Labels;
  readonly value: Value;
}

/** Finds what a selector selects without trying every object of the namespace. */
export class LabelIndex<Value> {
  private readonly byLabel = new Map<string, LabelledEntry<Value>[]>();
  private readonly byNamespace = new Map<string, LabelledEntry<Value>[]>();

  constructor(entries: Iterable<LabelledEntry<Value>>) {
    for (const entry of entries) {
      append(this.byNamespace, entry.namespace, entry);
      for (const [key, value] of Object.entries(entry.labels)) append(this.byLabel, labelKey(entry.namespace, key, value), entry);
    }
  }

  /** The values whose labels match, in the order they were given. */
  public selectedBy(namespace: string, selector: LabelSelector | undefined): readonly Value[] {
    if (selector === undefined) return [];
    const demanded = selector.requirements.filter(({ operator }) => operator === 'Equals')
      .map(({ key, values }) => this.byLabel.get(labelKey(namespace, key, values[0] ?? '')) ?? []);
    const all = this.byNamespace.get(namespace) ?? [];
    const candidates = demanded.reduce((fewest, entries) => (entries.length < fewest.length ? entries : fewest), all);
    return candidates.filter(({ labels }) => matchesSelector(selector, labels)).map(({ value }) => value);
  }
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
