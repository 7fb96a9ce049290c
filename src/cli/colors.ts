import type { Terminal } from './terminal';
import type { Role } from '../validation/report-formats/text';

const RESET = '\x1B[0m';
const CODES: Readonly<Record<Role, string>> = {
  error: '\x1B[31m',
  warning: '\x1B[33m',
  info: '\x1B[36m',
  id: '\x1B[1m',
  place: '\x1B[2m',
  note: '\x1B[36m',
};

/** Whether standard output takes colours: only if people read it, unless `NO_COLOR` is set; `FORCE_COLOR` asks for them anywhere. */
export function hasColors({ isInteractive, environment }: Terminal): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return isInteractive.out && TERM !== 'dumb';
}

/** A part of a text in its colour. */
export function colored(text: string, role: Role): string {
  return `${CODES[role]}${text}${RESET}`;
}
