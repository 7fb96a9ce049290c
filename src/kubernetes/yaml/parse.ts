import { compose } from './compose';
import type { YamlNode } from './node';
import { scan } from './scan';

/** Reads the tree of one document that stands between two places of a text. Throws a `YamlError`. */
export function parse(text: string, start = 0, end = text.length): YamlNode {
  return compose(scan(text, start, end));
}
