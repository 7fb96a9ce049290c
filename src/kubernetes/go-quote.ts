const SHORT: Readonly<Record<string, string>> = {
  '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '"': '\\"', '\\': '\\\\',
};
const PRINTABLE = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/** A text in double quotes as Go's strconv.Quote writes it, which is what `%q` puts into upstream's messages. */
export function goQuote(text: string): string {
  return `"${Array.from(text, escape).join('')}"`;
}

function escape(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** A text in double quotes as Go's time package writes it: every byte that is not printable ASCII in hexadecimal. */
export function goTimeQuote(text: string): string {
  const quoted = Array.from(text, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character >= ' ' && character < '\x80') return character;
    return Array.from(new TextEncoder().encode(character), (byte) => `\\x${hex(byte, 2)}`).join('');
  });
  return `"${quoted.join('')}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
