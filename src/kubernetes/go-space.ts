const SPACE = '[ \\t-\\r\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SURROUNDING = new RegExp(`^${SPACE}+|${SPACE}+$`, 'gu');

/** Takes away the white space around a text, as Go's strings.TrimSpace sees it: as JavaScript's, with U+0085 and without the byte order mark. */
export function trimGoSpace(text: string): string {
  return text.replace(SURROUNDING, '');
}
