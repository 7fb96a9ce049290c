import { spawnSync } from 'node:child_process';

/** What the machine must bring, and how to get it. */
const COMMANDS = {
  go: 'install Go 1.26 or later from https://go.dev/dl/',
  etcd: 'apt-get install -y etcd-server',
  prometheus: 'apt-get install -y prometheus',
  promtool: 'apt-get install -y prometheus',
  openssl: 'apt-get install -y openssl',
  git: 'apt-get install -y git',
} as const;

export type Command = keyof typeof COMMANDS;
export const REQUIRED_COMMANDS = Object.keys(COMMANDS) as readonly Command[];

/** Which of the commands are missing: one line each, with what installs them. */
export function missingCommands(commands: readonly Command[] = REQUIRED_COMMANDS): readonly string[] {
  return commands.filter((command) => spawnSync('which', [command], { stdio: 'ignore' }).status !== 0)
    .map((command) => `'${command}' must be on the PATH; ${COMMANDS[command]}`);
}

/** Throws if a command is missing. */
export function requireCommand(...commands: readonly Command[]): void {
  const missing = missingCommands(commands);
  if (missing.length > 0) throw new Error(`the real engines cannot run here:\n${missing.map((line) => `  - ${line}`).join('\n')}`);
}
