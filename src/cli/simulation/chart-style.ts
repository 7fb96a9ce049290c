import { AMOUNT } from '../../kubernetes/simulate/read-amount';
import type { ChartRole, TerminalStyle } from '../../simulation/charts/terminal/style';
import { LEAST_WIDTH } from '../../simulation/charts/terminal/terminal-chart';
import type { Arguments } from '../arguments';
import { hasColors } from '../colors';
import type { Option } from '../command';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** How wide a chart is where nobody knows the width of the terminal. */
const USUAL_WIDTH = 80;
const MOST_WIDTH = 500;

const RESET = '\x1B[0m';
const CODES: Readonly<Record<ChartRole, string>> = {
  title: '\x1B[1m',
  label: '\x1B[1m',
  axis: '\x1B[2m',
  bound: '\x1B[2m',
  ready: '\x1B[34m',
  wanted: '\x1B[36m',
  signal: '\x1B[35m',
  target: '\x1B[33m',
  load: '\x1B[32m',
  served: '\x1B[36m',
  waiting: '\x1B[33m',
  lost: '\x1B[31m',
  fault: '\x1B[31m',
};

/** Options about how charts look. */
export const CHART_OPTIONS: readonly Option[] = [
  { name: 'width', value: 'COLUMNS', help: [`How wide the chart is, from ${LEAST_WIDTH}. Default: the terminal, or ${USUAL_WIDTH}`] },
  { name: 'ascii', help: ['Draw with ASCII characters only.'] },
];

/** How charts look on a terminal. */
export function chartStyle(given: Arguments, terminal: Terminal, isToTerminal = true): TerminalStyle {
  const paints = isToTerminal && hasColors(terminal);
  return {
    width: givenWidth(given) ?? terminal.columns ?? USUAL_WIDTH,
    characters: given.has('ascii') || !showsUnicode(terminal) ? 'ascii' : 'unicode',
    ...(paints && { paint: (text: string, role: ChartRole): string => `${CODES[role]}${text}${RESET}` }),
  };
}

function givenWidth(given: Arguments): number | undefined {
  const text = given.value('width');
  if (text === undefined) return undefined;
  const width = AMOUNT.read(text);
  if (width !== undefined && Number.isInteger(width) && width >= LEAST_WIDTH && width <= MOST_WIDTH) return width;
  throw new UsageError([`'--width' must be a whole number from ${LEAST_WIDTH} to ${MOST_WIDTH}, got ${JSON.stringify(text)}`]);
}

/** Whether the terminal shows more than ASCII: where a locale is set, it says so; a console of Linux lacks the characters. */
function showsUnicode({ environment }: Terminal): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = environment;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== '');
  return TERM !== 'dumb' && TERM !== 'linux' && (locale === undefined || /utf-?8/i.test(locale));
}
