import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK } from './marked-processes';
import { waitFor } from './wait';

/** Runs a command, the leader of a process group of its own, until it ends or until the other end of its stdin does. */
export const SUPERVISOR = join(__dirname, 'supervise.sh');
const TAIL_LINES = 15;

export interface ComponentOptions {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where its output goes, one file a component. */
  readonly logs: string;
}

/** One program of the control plane, as a process in a group of its own that ends when this process does, in whatever way. */
export class Component {
  public static start(options: ComponentOptions): Component {
    const { name, command, env = {}, logs } = options;
    const log = join(logs, `${name}.log`);
    const output = openSync(log, 'a');
    const mark = process.env[MARK];
    const child = spawn(SUPERVISOR, command, {
      detached: true, // a process group of its own
      stdio: ['pipe', output, output],
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...(mark !== undefined && { [MARK]: mark }), ...env },
    });
    closeSync(output);
    return new Component(name, log, child);
  }

  private readonly ended: Promise<number>;
  private exitCode: number | undefined;

  private constructor(public readonly name: string, public readonly log: string, private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.on('exit', (code) => resolve(this.exitCode = code ?? 1)));
    child.stdin?.on('error', () => undefined); // the component ended first: there is nobody left to tell
  }

  /** The process group. */
  public get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until the component answers; throws with the end of its log if it ends instead, or does not within a minute. */
  public async ready(probe: () => Promise<boolean>, timeoutSeconds = 60): Promise<this> {
    try {
      await waitFor(`${this.name} to be ready`, async () => {
        if (this.exitCode !== undefined) throw new Error(`it ended with code ${this.exitCode}`);
        return await probe() ? true : undefined;
      }, timeoutSeconds);
    } catch (error) {
      const tail = readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
      throw new Error(`${this.name} did not become ready: ${(error as Error).message}\nthe end of ${this.log}:\n${tail}`);
    }
    return this;
  }

  /** Ends the whole process group and waits until it is gone. */
  public async stop(): Promise<void> {
    this.child.stdin?.end();
    await this.ended;
  }
}
