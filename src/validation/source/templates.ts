const QUOTED_OR_COMMENT = /"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*/g;
const MARKS = /\{\{|\{%|%\{|<%|\$\{[A-Za-z_]|__[A-Z][A-Z0-9_]*__|\{[A-Z][A-Z0-9_]+\}/;

/**
 * Whether a text that is no YAML is a template of Helm, Jinja or the like, which becomes YAML only when it is filled in: it is, if its marks
 * stand outside quotes where reading fails, or in the line before.
 */
export function isTemplate(text: string, failure: number): boolean {
  const before = text.slice(0, failure).split('\n').slice(-2).join('\n');
  const behind = /^[^\n]*/.exec(text.slice(failure))?.[0] ?? '';
  return `${before}${behind}`.split('\n').some((line) => MARKS.test(line.replace(QUOTED_OR_COMMENT, ' ')));
}

const PLACEHOLDER = /\{\{|\$\{[A-Za-z_]|\$\([A-Za-z_][\w.-]*\)|\{%|%\{|<%|__[A-Z][A-Z0-9_]*__/;

/** Whether a text holds something that is filled in later: `${NAME}`, `$(NAME)`, `{{ .Values.name }}`. `${1}` is a group of a regular expression. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** What documentation writes for a value that everyone has another of. */
const SAMPLE = /x{4,}|\*{4,}|<(?:your|my|replace|insert|project|region|namespace|account|token|password|image)[^<>]*>|\b(?:CHANGE|REPLACE)[_-]?ME\b/i;
/** Longer texts are programs and documents, in which anything may stand. */
const LONGEST_SAMPLE = 400;

/** Whether a text is a value of a sample that names nothing that exists, such as `<your-project>`. */
export function isSampleValue(text: string): boolean {
  return text.length <= LONGEST_SAMPLE && SAMPLE.test(text);
}
