const SIMPLE: Readonly<Record<string, string>> = {
  'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', "'": "'", '"': '"',
};

/** What may follow a backslash: a number of one of several forms, or one character. */
const ESCAPE = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|u\{([0-9a-fA-F]{1,6})\}|([0-3][0-7]{2})|([\s\S]))/;

const LARGEST_CODE_POINT = 0x10ffff;

/**
 * The value of a string literal of expr-lang: `body` is what stands between its quotes.
 * Undefined when an escape is not one that both the lexer and the unquoting of expr-lang know.
 */
export function unescapeString(body: string, quote: string): string | undefined {
  let value = '';
  let rest = body.replace(/\r\n?/g, '\n');
  while (rest !== '') {
    const plain = /^[^\\]+/.exec(rest)?.[0] ?? '';
    value += plain;
    rest = rest.slice(plain.length);
    if (rest === '') break;
    const escape = ESCAPE.exec(rest.slice(1));
    const character = escape === null ? undefined : escaped(escape, quote);
    if (escape === null || character === undefined) return undefined;
    value += character;
    rest = rest.slice(1 + escape[0].length);
  }
  return value;
}

function escaped([, two, four, eight, braces, octal, single = '']: RegExpExecArray, quote: string): string | undefined {
  const hex = two ?? four ?? eight ?? braces;
  if (hex !== undefined || octal !== undefined) {
    const code = hex === undefined ? parseInt(octal ?? '', 8) : parseInt(hex, 16);
    return code > LARGEST_CODE_POINT ? undefined : String.fromCodePoint(code);
  }
  const otherQuote = (single === '"' || single === "'") && single !== quote;
  return otherQuote ? undefined : SIMPLE[single];
}
