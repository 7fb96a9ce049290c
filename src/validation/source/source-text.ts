import type { Extent } from '../../kubernetes/yaml/documents';

/** A text, and what it is called in reports. */
export interface SourceText {
  /** A path from the working directory, with `/`; `<stdin>` for standard input. */
  readonly name: string;
  readonly text: string;
}

/** A document of a text. */
export interface SourceDocument extends Extent {
  readonly source: SourceText;
}

/** Where an object comes from. */
export interface ManifestOrigin {
  readonly document: SourceDocument;
  /** The path of the object in the document: empty, or `items[3]` in a list. */
  readonly path: string;
}
