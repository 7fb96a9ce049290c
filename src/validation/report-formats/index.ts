import type { TextStyle } from './text';
import type { CheckReport } from '../check/placed-finding';

/** How a report can be written. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;

/** One of `FORMATS`. */
export type Format = (typeof FORMATS)[number];

/** What a format needs to know besides the report. */
export interface FormatOptions {
  /** Version of scalewright. */
  readonly version: string;
  /** How text is shown. */
  readonly style?: TextStyle;
}

/** Writes a report in a format. Each format is loaded when it is asked for. */
export function formatReport(report: CheckReport, format: Format, { version, style }: FormatOptions): string {
  switch (format) {
    case 'text': return (module.require('./text') as typeof import('./text')).textReport(report, style);
    case 'json': return (module.require('./json') as typeof import('./json')).jsonReport(report, version);
    case 'sarif': return (module.require('./sarif') as typeof import('./sarif')).sarifReport(report, version);
    case 'junit': return (module.require('./junit') as typeof import('./junit')).junitReport(report);
    case 'github': return (module.require('./github') as typeof import('./github')).githubReport(report);
  }
}
