import type { Command } from './command';

/** A command as the overview shows it. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Command;
}

/** All commands. Each is loaded when it runs. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  check: {
    summary: 'say what Kubernetes, KEDA or Knative would reject or silently ignore in manifests',
    load: () => (module.require('./check') as typeof import('./check')).check,
  },
  rules: {
    summary: 'list the rules',
    load: () => (module.require('./rules') as typeof import('./rules')).rules,
  },
  explain: {
    summary: 'explain a rule: why it matters, how to mend it, an example',
    load: () => (module.require('./explain') as typeof import('./explain')).explain,
  },
};
