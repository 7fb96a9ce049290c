import type { Terminal } from './terminal';

/** Tells people how far a long run has come. */
export interface Progress {
  /** Shows a step in place of the one before, once the run has taken long enough to wonder. */
  readonly show: (step: () => string) => void;
  /** Shows a step that will take long. */
  readonly announce: (step: string) => void;
  /** Takes away what is shown. */
  readonly clear: () => void;
}

/** Before this nobody wonders, in milliseconds. */
const PATIENCE = 1000;
/** Between two steps that are shown, in milliseconds. */
const PAUSE = 100;
const ERASE_LINE = '\r\x1B[2K';

/** Progress on standard error, if people read it there; else none. */
export function progressOn(terminal: Terminal): Progress {
  if (!terminal.isInteractive.error) return { show: () => undefined, announce: () => undefined, clear: () => undefined };
  let next = terminal.now() + PATIENCE;
  let isShown = false;
  const announce = (step: string): void => {
    terminal.error(`${ERASE_LINE}${step}`);
    isShown = true;
  };
  return {
    announce,
    show: (step) => {
      if (terminal.now() < next) return;
      announce(step());
      next = terminal.now() + PAUSE;
    },
    clear: () => {
      if (isShown) terminal.error(ERASE_LINE);
      isShown = false;
    },
  };
}
