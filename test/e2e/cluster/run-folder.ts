import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from './certificates';
import { Component, type ComponentOptions } from './component';

const RUNS = join(__dirname, '..', '..', '..', 'tmp', 'e2e');

/** The folder of one run: certificates, data and a log for every component. It stays until the next run, for its logs. */
export class RunFolder {
  /** Makes the folder of a run, and takes away those of runs that have ended. */
  public static create(name: string): RunFolder {
    mkdirSync(RUNS, { recursive: true });
    for (const entry of readdirSync(RUNS)) {
      const [other, pid] = entry.split('@');
      if (other === name && !isRunning(Number(pid))) rmSync(join(RUNS, entry), { recursive: true, force: true });
    }
    const directory = join(RUNS, `${name}@${process.pid}`);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(join(directory, 'logs'), { recursive: true });
    return new RunFolder(directory);
  }

  public readonly logs: string;
  public readonly authority: CertificateAuthority;
  private readonly components: Component[] = [];

  private constructor(private readonly directory: string) {
    this.logs = join(directory, 'logs');
    this.authority = new CertificateAuthority(directory);
  }

  public path(...names: readonly string[]): string {
    return join(this.directory, ...names);
  }

  /** Starts a program whose log is kept here. */
  public start(name: string, command: readonly string[], env: ComponentOptions['env'] = {}): Component {
    const component = Component.start({ name, command, env, logs: this.logs });
    this.components.push(component);
    return component;
  }

  /** The process groups of everything that was started. */
  public get processGroups(): readonly number[] {
    return this.components.map(({ pid }) => pid);
  }

  /** Ends everything that was started, the last first. The data of etcd goes, the logs stay. */
  public async stop(): Promise<void> {
    for (const component of [...this.components].reverse()) await component.stop();
    rmSync(this.path('etcd'), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
