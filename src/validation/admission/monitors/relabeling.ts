import type { JsonObject } from '../../../kubernetes/json';
import { compileRe2 } from '../../../kubernetes/re2';
import { number, optionalText, text, texts } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';

/** Actions that write one label, whose name must be given. */
const WRITING = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);
/** Actions that take the value as it is. */
const VERBATIM = new Set(['lowercase', 'uppercase', 'keepequal', 'dropequal']);
/** Actions that compare whole labels. */
const COMPARING = new Set(['keepequal', 'dropequal']);
/** Actions that look at the names of labels only. */
const SELECTING = new Set(['labeldrop', 'labelkeep']);

const DEFAULT_REPLACEMENT = '$1';
const DEFAULT_SEPARATOR = ';';
const DEFAULT_REGEX = '(.*)';

/** One relabeling step for Prometheus 3, in which any text is the name of a label (pkg/prometheus/validation/validator.go). */
export function validateRelabeling(errors: FieldErrors, config: JsonObject, path: string): void {
  const action = (text(config, 'action') || 'replace').toLowerCase();
  const regex = text(config, 'regex');
  const compiled = compileRe2(`^(?s:${regex})$`);
  if (typeof compiled === 'string') errors.invalid(child(path, 'regex'), regex, `must be a regular expression of RE2: ${compiled}`);
  if (action === 'hashmod' && number(config, 'modulus') === 0) errors.required(child(path, 'modulus'), 'action hashmod divides by it');
  if (WRITING.has(action) && text(config, 'targetLabel') === '') errors.required(child(path, 'targetLabel'), `action ${action} writes it`);
  const replacement = optionalText(config, 'replacement');
  if (VERBATIM.has(action) && replacement !== undefined && replacement !== DEFAULT_REPLACEMENT) {
    errors.forbidden(child(path, 'replacement'), `action ${action} takes the value as it is`);
  }
  if (action === 'labelmap' && replacement === '') errors.invalid(child(path, 'replacement'), '', 'must be the name of a label');
  if (COMPARING.has(action)) forbidOthers(errors, config, path, action, ['regex', 'modulus', 'separator']);
  if (SELECTING.has(action)) forbidOthers(errors, config, path, action, ['sourceLabels', 'targetLabel', 'modulus', 'separator', 'replacement']);
}

const DEFAULTS: Readonly<Record<string, string>> = { regex: DEFAULT_REGEX, separator: DEFAULT_SEPARATOR, replacement: DEFAULT_REPLACEMENT };
/** Fields of which an empty text counts as not given. */
const PLAIN = new Set(['regex', 'targetLabel']);

function forbidOthers(errors: FieldErrors, config: JsonObject, path: string, action: string, fields: readonly string[]): void {
  for (const field of fields) {
    if (isGiven(config, field)) errors.forbidden(child(path, field), `action ${action} does not use it`);
  }
}

function isGiven(config: JsonObject, field: string): boolean {
  if (field === 'sourceLabels') return texts(config, field).length > 0;
  if (field === 'modulus') return number(config, field) !== 0;
  const given = optionalText(config, field);
  return given !== undefined && given !== DEFAULTS[field] && !(given === '' && PLAIN.has(field));
}
