import { goQuote } from '../go-quote';
import type { AdapterQueryValues } from './adapter-query';
import { readString } from './literals';

/** A rendered template, or what the adapter says about it. */
export type RenderedTemplate = { readonly text: string } | { readonly error: string };

const ACTION = /<<(-(?=\s))?([^]*?)((?<=\s)-)?>>/g;
const INDEX = /^index\s+\.LabelValuesByName\s+("(?:[^"\\]|\\.)*"|`[^`]*`)$/;
const COMMENT = /^\/\*[^]*\*\/$/;

/**
 * Renders the `metricsQuery` of a prometheus-adapter rule: a Go template between `<<` and `>>`. Its five fields, `index` into the map of
 * values, comments and the trimming marks are known; any other template language is reported, not guessed at.
 */
export function renderAdapterTemplate(template: string, values: AdapterQueryValues): RenderedTemplate {
  const opened = template.replace(ACTION, '').indexOf('<<');
  if (opened >= 0) return { error: `unable to parse metrics query template ${goQuote(template)}: unclosed action` };
  const parts: string[] = [];
  let last = 0;
  let trimming = false;
  const push = (text: string, trimEnd: boolean): void => {
    const start = trimming ? text.trimStart() : text;
    parts.push(trimEnd ? start.trimEnd() : start);
  };
  for (const { 0: whole, 1: trimLeft, 2: body = '', 3: trimRight, index } of template.matchAll(ACTION)) {
    push(template.slice(last, index), trimLeft !== undefined);
    const value = evaluate(body.trim(), values);
    if (typeof value !== 'string') return value;
    parts.push(value);
    last = index + whole.length;
    trimming = trimRight !== undefined;
  }
  push(template.slice(last), false);
  const text = parts.join('');
  return text === '' ? { error: 'empty query produced by metrics query template' } : { text };
}

function evaluate(action: string, values: AdapterQueryValues): string | { readonly error: string } {
  if (COMMENT.test(action)) return '';
  const literal = INDEX.exec(action)?.[1];
  if (literal !== undefined) {
    const label = readString(literal);
    return 'value' in label ? valueOf(values, label.value) ?? '' : label;
  }
  const [, field = '', key] = /^\.([A-Za-z]\w*)(?:\.([A-Za-z_]\w*))?$/.exec(action) ?? [];
  if (key !== undefined && field === 'LabelValuesByName') return valueOf(values, key) ?? '<no value>';
  const known = key === undefined ? fieldOf(field, values) : undefined;
  if (known !== undefined) return known;
  if (field !== '' && key === undefined) return { error: `can't evaluate field ${field} in type naming.queryTemplateArgs` };
  return { error: `<<${action}>> is no field of the adapter's metrics query` };
}

function fieldOf(field: string, { series, labelMatchers, labelValuesByName, groupBySlice }: AdapterQueryValues): string | undefined {
  switch (field) {
    case 'Series':
      return series;
    case 'LabelMatchers':
      return labelMatchers;
    case 'LabelValuesByName':
      return `map[${Object.keys(labelValuesByName).sort().map((label) => `${label}:${labelValuesByName[label] ?? ''}`).join(' ')}]`;
    case 'GroupBy':
      return groupBySlice.join(',');
    case 'GroupBySlice':
      return `[${groupBySlice.join(' ')}]`;
    default:
      return undefined;
  }
}

function valueOf({ labelValuesByName }: AdapterQueryValues, label: string): string | undefined {
  return Object.hasOwn(labelValuesByName, label) ? labelValuesByName[label] : undefined;
}
