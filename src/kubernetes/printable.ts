/** Characters that a terminal would obey, and line breaks of Unicode. */
const COMMANDS = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** A text without characters that would change how a terminal shows it; names and values come from files of anyone. */
export function printable(text: string): string {
  return text.replace(COMMANDS, '\uFFFD');
}

/** Characters that take two columns of a terminal. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\uD83C-\uD83E][\uDC00-\uDFFF]/g;

/** How many columns a text takes in a terminal. */
export function columnsOf(text: string): number {
  return text.replace(WIDE, '  ').replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, ' ').length;
}
