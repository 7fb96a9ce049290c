import { CARRIAGE_RETURN, END, LINE_FEED, isBreak } from './characters';

/** A place in a text that only moves forward, and knows its line and column. */
export class Cursor {
  public line = 0;
  private lineStart: number;

  /**
   * @param text the whole text
   * @param position where to begin
   * @param end where to stop; what lies behind is not seen
   */
  constructor(public readonly text: string, public position: number, public readonly end: number) {
    this.lineStart = position;
    while (this.lineStart > 0 && !isBreak(text.charCodeAt(this.lineStart - 1))) this.lineStart -= 1;
  }

  /** Distance from the start of the line, in UTF-16 units. */
  public get column(): number {
    return this.position - this.lineStart;
  }

  /** The character at the place, or some places ahead; `END` behind the end. */
  public peek(ahead = 0): number {
    const at = this.position + ahead;
    return at < this.end ? this.text.charCodeAt(at) : END;
  }

  /** Moves behind the line break that stands here. */
  public skipBreak(): void {
    const pair = this.peek() === CARRIAGE_RETURN && this.peek(1) === LINE_FEED;
    this.position += pair ? 2 : 1;
    this.line += 1;
    this.lineStart = this.position;
  }

  /** Moves over a byte order mark, which takes no column. */
  public skipMark(): void {
    this.position += 1;
    this.lineStart = this.position;
  }

  /** Some characters from here on. */
  public ahead(count: number): string {
    return this.text.slice(this.position, Math.min(this.position + count, this.end));
  }

  /** What stands between a place and this one. */
  public since(start: number): string {
    return this.text.slice(start, this.position);
  }
}
