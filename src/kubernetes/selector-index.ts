import { matchesSelector } from './label-selector';
import type { Labels, LabelSelector } from './label-selector';
import { LabelTable } from './label-table';

/** A value that selects objects of one namespace by their labels. */
export interface SelectorEntry<Value> {
  readonly namespace: string;
  readonly selector: LabelSelector;
  readonly value: Value;
}

const NONE: readonly never[] = [];

/** Finds what selects given labels without trying every selector: each is filed under one label that it demands. */
export class SelectorIndex<Value> {
  private readonly byLabel = new LabelTable<SelectorEntry<Value>>();
  private readonly others = new Map<string, SelectorEntry<Value>[]>();

  constructor(entries: Iterable<SelectorEntry<Value>>) {
    for (const entry of entries) {
      const demanded = entry.selector.requirements.find(({ operator }) => operator === 'Equals');
      if (demanded === undefined) append(this.others, entry.namespace, entry);
      else this.byLabel.add(entry.namespace, demanded.key, demanded.values[0] ?? '', entry);
    }
  }

  /** The values whose selector matches, those with a demanded label first. */
  public selecting(namespace: string, labels: Labels): readonly Value[] {
    const selecting: Value[] = [];
    const take = (entries: readonly SelectorEntry<Value>[]): void => {
      for (const { selector, value } of entries) if (matchesSelector(selector, labels)) selecting.push(value);
    };
    for (const key of Object.keys(labels)) take(this.byLabel.get(namespace, key, labels[key] ?? ''));
    take(this.others.get(namespace) ?? NONE);
    return selecting;
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
  private readonly byLabel = new LabelTable<LabelledEntry<Value>>();
  private readonly byNamespace = new Map<string, LabelledEntry<Value>[]>();

  constructor(entries: Iterable<LabelledEntry<Value>>) {
    for (const entry of entries) {
      append(this.byNamespace, entry.namespace, entry);
      for (const key of Object.keys(entry.labels)) this.byLabel.add(entry.namespace, key, entry.labels[key] ?? '', entry);
    }
  }

  /** The values whose labels match, in the order they were given. */
  public selectedBy(namespace: string, selector: LabelSelector | undefined): readonly Value[] {
    if (selector === undefined) return NONE;
    const selected: Value[] = [];
    for (const { labels, value } of this.fewest(namespace, selector)) if (matchesSelector(selector, labels)) selected.push(value);
    return selected;
  }

  /** The fewest objects among which all must be that the selector could match. */
  private fewest(namespace: string, { requirements }: LabelSelector): readonly LabelledEntry<Value>[] {
    let fewest: readonly LabelledEntry<Value>[] = this.byNamespace.get(namespace) ?? NONE;
    for (const { key, operator, values } of requirements) {
      if (operator !== 'Equals') continue;
      const entries = this.byLabel.get(namespace, key, values[0] ?? '');
      if (entries.length < fewest.length) fewest = entries;
    }
    return fewest;
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
