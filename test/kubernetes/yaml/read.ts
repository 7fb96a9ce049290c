import type { Json } from '../../../src/kubernetes/json';
import { construct } from '../../../src/kubernetes/yaml/construct';
import { parse } from '../../../src/kubernetes/yaml/parse';
import { YamlError } from '../../../src/kubernetes/yaml/yaml-error';

/** What a document says, or why it says nothing. */
export function read(text: string): { readonly value: Json } | { readonly reason: string; readonly offset: number } {
  try {
    return { value: construct(parse(text)).value };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { reason: error.reason, offset: error.offset };
  }
}

/** The value of a document that says something. */
export function valueOf(text: string): Json {
  const result = read(text);
  if ('reason' in result) throw new Error(`${result.reason} at ${result.offset}`);
  return result.value;
}
