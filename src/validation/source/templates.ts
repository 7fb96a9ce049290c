const QUOTED_OR_COMMENT = /"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*/g;
const MARKS = /\{\{|\{%|<%/;

/**
 * Whether a text that is no YAML is a template of Helm, Jinja or the like, which becomes YAML only when it is filled in: it is, if its marks
 * stand outside quotes where reading fails, or in the line before.
 */
export function isTemplate(text: string, failure: number): boolean {
  const before = text.slice(0, failure).split('\n').slice(-2).join('\n');
  const behind = /^[^\n]*/.exec(text.slice(failure))?.[0] ?? '';
  return `${before}${behind}`.split('\n').some((line) => MARKS.test(line.replace(QUOTED_OR_COMMENT, ' ')));
}

const PLACEHOLDER = /\{\{|\$\{[A-Za-z_]|\{%|<%/;

/** Whether a text holds something that is filled in later: `${NAME}`, `{{ .Values.name }}`. `${1}` is a group of a regular expression. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
