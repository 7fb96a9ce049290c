import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { switchboard, type Hits } from './switchboard';

interface Instrumentation {
  readonly activeMutant?: string;
  readonly hitCount?: number;
  readonly hitLimit?: number;
  readonly mutantCoverage?: { readonly static: Hits };
}

/** Node, with one mutant switched on; after the first test that fails the others of the file are skipped. */
class MutantEnvironment extends TestEnvironment {
  private failed = false;

  override async setup(): Promise<void> {
    await super.setup();
    const { mutant } = switchboard;
    const instrumentation: Instrumentation = mutant === undefined ? {} : { activeMutant: mutant.id, hitCount: 0, hitLimit: mutant.hitLimit };
    Object.assign(this.global, { __stryker__: instrumentation });
  }

  handleTestEvent(event: Circus.Event): void {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.failed = true;
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
  }

  override async teardown(): Promise<void> {
    switchboard.hits = (this.global as { __stryker__?: Instrumentation }).__stryker__?.mutantCoverage?.static ?? {};
    await super.teardown();
  }
}

export = MutantEnvironment;
