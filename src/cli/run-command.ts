import { parseArguments } from './arguments';
import { COMMANDS } from './commands';
import { commandHelp, table } from './help';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { nearest } from '../kubernetes/nearest';

/** Exit code of a command line or configuration that cannot be meant so. */
const USAGE = 2;

/** Runs the command that a command line names, and gives the exit code. */
export function runCommand(argv: readonly string[], terminal: Terminal): number {
  const [name = '', ...rest] = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  if (name === '--help' || name === '-h') {
    terminal.out(overview());
    return 0;
  }
  try {
    const command = commandNamed(name);
    const given = parseArguments(rest, command.options);
    if (!given.has('help')) return command.run(given, terminal);
    terminal.out(commandHelp(command));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.error(`${error.problems.map((problem) => `scalewright: ${problem}\n`).join('')}`);
    return USAGE;
  }
}

function commandNamed(name: string): ReturnType<NonNullable<(typeof COMMANDS)[string]>['load']> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry !== undefined) return entry.load();
  const names = Object.keys(COMMANDS);
  const meant = nearest(name, names);
  const hint = meant === undefined ? `the commands are ${names.join(', ')}` : `'${meant}' may be meant`;
  throw new UsageError([name === '' ? `a command is missing; ${hint}; see scalewright --help` : `there is no command ${JSON.stringify(name)}; ${hint}`]);
}

function overview(): string {
  const rows = Object.entries(COMMANDS).map(([term, { summary }]) => ({ term, lines: [summary] }));
  return [
    'Proves before deployment that a workload will scale as meant.',
    '',
    'usage: scalewright COMMAND [options]',
    '',
    'commands:',
    table([...rows, { term: 'help COMMAND', lines: ['show the options of a command'] }]),
    '',
    'options:',
    table([{ term: '--version', lines: ['show the version'] }, { term: '--help', lines: ['show this help'] }]),
    '',
  ].join('\n');
}
