import { Yaml } from 'cdk8s';
import type { YamlWriter } from './yaml-writer';

/** By these the YAML library of cdk8s knows a document, which it asks for its text instead of making nodes of it. */
const NODE_TYPE = Symbol.for('yaml.node.type');
const DOCUMENT = Symbol.for('yaml.document');

/**
 * Has a writer write an object whenever cdk8s does. For all who read the object it stays as it was, since nothing that is added is enumerable; within
 * other YAML it is a copy. A YAML library that knows documents by something else writes the object itself.
 */
export function writtenBy(writer: YamlWriter, object: object): object {
  return Object.defineProperties(object, {
    [NODE_TYPE]: { value: DOCUMENT },
    contents: { get: () => ({ ...object }) },
    toString: { value: () => writer.write(object) ?? Yaml.stringify({ ...object }) },
  });
}
