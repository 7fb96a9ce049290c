import { processTerminal, type Terminal } from './terminal';
import { optimizeLater } from './tier-up';
import { version } from './version';

/** Runs scalewright with the arguments of this process. */
export function run(): void {
  optimizeLater();
  // Whoever reads the output may stop reading it, as head does.
  process.stdout.on('error', ignoreClosedPipe);
  const terminal = processTerminal();
  terminal.exit(main(process.argv.slice(2), terminal));
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Runs scalewright with the arguments of a command line, and gives the exit code. */
export function main(argv: readonly string[], terminal: Terminal): number {
  if (argv[0] === '--version' || argv[0] === 'version') {
    terminal.out(`${version()}\n`);
    return 0;
  }
  return (module.require('./run-command') as typeof import('./run-command')).runCommand(argv, terminal);
}
