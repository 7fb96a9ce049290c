/** A place as people and editors count it: from 1. */
export interface LinePlace {
  readonly line: number;
  /** In UTF-16 units; a byte order mark takes none. */
  readonly column: number;
}

/** Where the lines of a text begin. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    this.starts = starts;
  }

  /** The line and column of a place. */
  public placeOf(offset: number): LinePlace {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(offset - (this.starts[low] ?? 0), 0) + 1 };
  }

  /** Where a line begins; lines count from 1. */
  public startOf(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** What stands in a line, without its break. */
  public lineAt(line: number): string {
    return this.text.slice(this.startOf(line), this.starts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }
}
