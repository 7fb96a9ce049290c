import { stringify } from 'yaml';
import type { Terminal } from '../../../src/cli/terminal';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { workplace, type Ran, type Workplace } from '../workplace';

/** A directory with files, in which commands run. */
export interface Directory extends Pick<Workplace, 'write' | 'remove'> {
  readonly path: string;
  readonly run: (args: readonly string[], terminal?: Partial<Terminal>) => Ran;
}

/** Makes a directory with `app.yaml`, in which half a second passes whenever a run looks at the clock. */
export function directoryWith(manifests: readonly Manifest[]): Directory {
  const { directory, write, runIn, remove } = workplace({ 'app.yaml': yamlOf(manifests) });
  const run = (args: readonly string[], terminal: Partial<Terminal> = {}): Ran => {
    let time = 0;
    return runIn({ now: () => (time += 500), ...terminal }, ...args);
  };
  return { path: directory, write, run, remove };
}

/** Manifests as the text of a file. */
export function yamlOf(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => stringify(manifest)).join('---\n');
}
