import type { ChartRole } from './style';

/** Cells of a terminal to draw on, row 0 at the top. */
export class Canvas {
  private readonly characters: string[][];
  private readonly roles: (ChartRole | undefined)[][];

  constructor(public readonly width: number, public readonly height: number) {
    this.characters = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '));
    this.roles = Array.from({ length: height }, () => Array.from({ length: width }, () => undefined));
  }

  /** Draws one character; outside of the canvas nothing happens. */
  public put(row: number, column: number, character: string, role: ChartRole): void {
    const [characters, roles] = [this.characters[row], this.roles[row]];
    if (characters === undefined || roles === undefined || column < 0 || column >= this.width) return;
    characters[column] = character;
    roles[column] = role;
  }

  /** Whether nothing has been drawn in a cell. */
  public isFree(row: number, column: number): boolean {
    return this.characters[row]?.[column] === ' ';
  }

  /** A row as text, neighbours of one colour together, without blanks at its end. */
  public line(row: number, paint: (text: string, role: ChartRole) => string): string {
    const characters = this.characters[row] ?? [];
    const roles = this.roles[row] ?? [];
    let end = characters.length;
    while (end > 0 && characters[end - 1] === ' ') end -= 1;
    let text = '';
    for (let start = 0; start < end;) {
      const role = roles[start];
      let next = start + 1;
      while (next < end && roles[next] === role) next += 1;
      const run = characters.slice(start, next).join('');
      text += role === undefined ? run : paint(run, role);
      start = next;
    }
    return text;
  }
}
