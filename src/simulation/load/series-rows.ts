import { readNumber, readTime } from './series-time';
import { asList, asObject, isObject } from '../../kubernetes/json';
import type { Json } from '../../kubernetes/json';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';

/** One row of a series as it was given. */
export interface SeriesRow {
  /** `[3]`, or `line 4` of a CSV text. */
  readonly place: string;
  readonly time: Json | undefined;
  readonly value: Json | undefined;
}

/** The rows of a series in any of its forms; what has none of them is a problem. */
export function seriesRows(data: Json, path: string, problems: Problems): readonly SeriesRow[] {
  if (typeof data === 'string') return textRows(data, path, problems);
  if (Array.isArray(data)) return listRows(data as readonly Json[]);
  const result = asList(asObject(asObject(data).data).result);
  const isAnswer = isObject(data) && isObject(data.data);
  const forms = 'must be a list of [second, value], a list of { second, value }, an answer of Prometheus to a range query, or CSV';
  if (!problems.check(isAnswer, path, forms, data)) return [];
  problems.check(result.length === 1, joinPath(path, 'data.result'), 'must hold one series', result.length, 'aggregate the query, such as with sum()');
  return result.length === 1 ? listRows(asList(asObject(result[0]).values)) : [];
}

function listRows(list: readonly Json[]): readonly SeriesRow[] {
  return list.map((row, index) => {
    const place = `[${index}]`;
    if (Array.isArray(row)) return { place, time: row[0] as Json | undefined, value: row[1] as Json | undefined };
    const { second, time, value } = asObject(row);
    return { place, time: second ?? time, value };
  });
}

function textRows(text: string, path: string, problems: Problems): readonly SeriesRow[] {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[') && !trimmed.startsWith('{')) return csvRows(text);
  let json: Json;
  try {
    json = JSON.parse(trimmed) as Json;
  } catch {
    problems.check(false, path, 'must be JSON where it begins with a bracket', trimmed);
    return [];
  }
  return seriesRows(json, path, problems);
}

/** A first line without numbers is a header. Columns are separated by commas, semicolons or tabs. */
function csvRows(text: string): readonly SeriesRow[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), place: `[line ${index + 1}]` })).filter(({ line }) => line !== '' && !line.startsWith('#'));
  const rows = lines.map(({ line, place }) => {
    const [time, value] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return { place, time, value };
  });
  const [first] = rows;
  const isHeader = first !== undefined && readTime(first.time) === undefined && readNumber(first.value) === undefined;
  return isHeader ? rows.slice(1) : rows;
}
