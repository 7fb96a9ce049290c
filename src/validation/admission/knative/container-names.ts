import type { JsonObject } from '../../../kubernetes/json';
import { text } from '../decoded-fields';

const ACTION = /\{\{-?\s*\.(Name|GenerateName|Namespace)\s*-?\}\}/g;
const FIELDS: Readonly<Record<string, string>> = { Name: 'name', GenerateName: 'generateName', Namespace: 'namespace' };

/** The text of a name template of config-defaults: its actions are fields of the Service's metadata, such as `{{.Name}}`. */
export function expandNameTemplate(template: string, metadata: JsonObject): string {
  return template.replace(ACTION, (_, field: string) => text(metadata, FIELDS[field] ?? ''));
}

/**
 * The containers with names for those that have none: the base name for the only one, else with a number that clashes with
 * no name in `taken` (`applyDefaultContainerNames`).
 */
export function nameContainers(containers: readonly JsonObject[], taken: ReadonlySet<string>, base: string): JsonObject[] {
  let suffix = 0;
  const next = (): string => {
    if (containers.length === 1 && !taken.has(base)) return base;
    let name: string;
    do {
      name = `${base}-${suffix}`;
      suffix += 1;
    } while (taken.has(name));
    return name;
  };
  return containers.map((container) => (text(container, 'name') === '' ? { ...container, name: next() } : container));
}
