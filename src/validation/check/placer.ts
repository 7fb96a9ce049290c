import type { Region } from './placed-finding';
import type { YamlNode } from '../../kubernetes/yaml/node';
import { parse } from '../../kubernetes/yaml/parse';
import { keep } from '../source/keep';
import { LineIndex } from '../source/line-index';
import { keySpanOf, locate, spanOf, type Span } from '../source/locate';
import type { ManifestOrigin, SourceDocument, SourceText } from '../source/source-text';

/**
 * Finds the places of findings. A document is read for the second time only here, since most have no finding; what was worked out for a
 * text or a document is kept, since findings come in heaps.
 */
export class Placer {
  private readonly lines = new Map<SourceText, LineIndex>();
  private readonly trees = new Map<SourceDocument, YamlNode>();

  /** The place of a field of an object: of what it says, or of what it is called. */
  public regionOf(origin: ManifestOrigin, path: string, about: 'key' | 'value' = 'value'): Region {
    const { document } = origin;
    return this.region(document.source, (about === 'key' ? keySpanOf : spanOf)(locate(this.treeOf(document), origin, path), document.source.text));
  }

  /** A stretch of a text as editors count it. */
  public region(source: SourceText, { start, end }: Span): Region {
    const lines = this.linesOf(source);
    const { line, column } = lines.placeOf(start);
    const text = lines.lineAt(line);
    const length = Math.max(Math.min(end - start, text.length + 1 - column), 1);
    return { line, column, endColumn: column + length, text };
  }

  private linesOf(source: SourceText): LineIndex {
    return keep(this.lines, source, () => new LineIndex(source.text));
  }

  private treeOf(document: SourceDocument): YamlNode {
    return keep(this.trees, document, () => parse(document.source.text, document.start, document.end));
  }
}
