import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which the processes of one run are known. */
export const MARK = 'SCALEWRIGHT_E2E_RUN';

/** The processes whose environment has the mark of a run, this one excepted: `pid command`. Linux only; elsewhere none are found. */
export function processesMarked(run: string): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    const environment = contentOf(`/proc/${pid}/environ`).split('\0');
    return environment.includes(`${MARK}=${run}`) ? [`${pid} ${contentOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()}`] : [];
  });
}

/** What a file of a process says; nothing if the process has ended or belongs to somebody else. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
