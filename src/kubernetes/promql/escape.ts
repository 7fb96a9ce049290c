const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Escapes text for a PromQL string in double quotes, so that it reads back as itself. U+FFFD is escaped, too: Prometheus
 * takes it for broken UTF-8 (promql/parser/lex.go).
 */
export function escapePromqlString(text: string): string {
  return text.replace(/[\\"\ufffd]|[^ -\uffff]/g, (character) => ESCAPES[character] ?? numericEscape(character));
}

function numericEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text as a PromQL string, with its quotes. */
export function quotePromqlString(text: string): string {
  return `"${escapePromqlString(text)}"`;
}

/** Escapes text for an RE2 expression, so that it matches only itself (Go's regexp.QuoteMeta). */
export function escapeRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
