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
  simulate: {
    summary: 'show what the autoscalers of manifests do under a load: chart, report, numbers',
    load: () => (module.require('./simulate') as typeof import('./simulate')).simulate,
  },
  compare: {
    summary: 'run two configurations under the same load',
    load: () => (module.require('./compare') as typeof import('./compare')).compare,
  },
  sweep: {
    summary: 'run a configuration with each value of a parameter',
    load: () => (module.require('./sweep') as typeof import('./sweep')).sweep,
  },
  recommend: {
    summary: 'search for values that achieve an objective at the least cost',
    load: () => (module.require('./recommend') as typeof import('./recommend')).recommend,
  },
};
