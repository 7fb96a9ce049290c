import type { ScalerTimeline } from '../../timeline';
import { panelsOf } from '../panels';

/** What the script of a report shows at a second. */
interface ReportData {
  readonly duration: number;
  /** The end of each sample. */
  readonly seconds: readonly number[];
  /** A row of the list of values. */
  readonly rows: readonly { readonly name: string; readonly unit: string; readonly values: readonly (number | null)[] }[];
  readonly bindings: readonly { readonly from: number; readonly to: number; readonly kind: string; readonly text: string }[];
}

const DIGITS = 6;

/** The data of a scaler for the script of a report, as JSON that may stand in a script element. */
export function reportData(timeline: ScalerTimeline): string {
  const { samples, bindings } = timeline;
  const rows = panelsOf(timeline).flatMap(({ title, unit, lines }) => lines.map(({ name, values }) => ({
    name: lines.length === 1 || name === title ? title : `${title}, ${name}`,
    // That it is a mean is said above the chart.
    unit: unit.split(',', 1)[0] ?? '',
    values: values.map((value) => (value === null ? null : Number(value.toPrecision(DIGITS)))),
  })));
  const data: ReportData = {
    duration: samples.at(-1)?.second ?? 1,
    seconds: samples.map(({ second }) => second),
    rows,
    bindings: bindings.map(({ fromSecond, toSecond, kind, text }) => ({ from: fromSecond, to: toSecond, kind, text })),
  };
  // A script element ends at its first closing tag, whatever is around it.
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
