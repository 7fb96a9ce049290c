/** A line that begins, or whose value begins, with what a template engine fills in: YAML cannot be written so. */
const CONTROL = /^[ \t]*(?:- +)*(?:[^\s#'":][^:\n'"]*:[ \t]+)?(?:\{\{|\{%|<%)/m;

/** Whether a text is a template of Helm, Jinja or the like, which is YAML only when it is filled in. */
export function isTemplate(text: string): boolean {
  return CONTROL.test(text);
}

const PLACEHOLDER = /\{\{|\$\{|\{%|<%/;

/** Whether a text holds something that is filled in later: `${NAME}`, `{{ .Values.name }}`. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
