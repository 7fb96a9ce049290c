import { Duration, Testing, type Chart } from 'cdk8s';
import { TABLE, type Row } from './parity-table';
import { registrationsOf } from './pulumi/recorded';
import { ReplacedPlaces, type Shell } from './replaced-places';
import * as cdk8sLibrary from '../src';
import * as pulumiLibrary from '../src/pulumi';

/** A shell, and how it declares something. */
export interface Declaring extends Shell {
  readonly declare: (construct: Row['construct'], args: unknown) => Promise<void> | void;
}

/** The components of Pulumi. */
export const pulumi: Declaring = {
  library: pulumiLibrary,
  seconds: (key, seconds) => ({ [`${key}Seconds`]: seconds }),
  declare: async (construct, args) => {
    const Class = pulumiLibrary[construct] as new (name: string, args: unknown) => unknown;
    await registrationsOf(() => new Class('web', args));
  },
};

/** The constructs of cdk8s. */
export const cdk8s: Declaring = {
  library: cdk8sLibrary,
  seconds: (key, seconds) => ({ [key]: Duration.seconds(seconds) }),
  declare: (construct, args) => {
    const Class = cdk8sLibrary[construct] as new (scope: Chart, id: string, props: unknown) => unknown;
    const chart = Testing.chart();
    new Class(chart, 'Web', args);
    Testing.synth(chart);
  },
};

/** Values of the Kubernetes API that are passed on as they are, and are the API server's to judge. */
const VERBATIM = /\.(overrides|values|jobFields|readinessProbe|livenessProbe|startupProbe|securityContext|volumes|envFrom|volumeMounts|tolerations|constraints)\b/;
/** A declaration lists its problems; what only the validator finds, it finds at synthesis. */
const PROBLEMS = /^Error: \S+ '[^']+' has \d+ problems?:\n {2}- '|^Error: Validation failed with the following errors:/;

/**
 * Puts a value in every place of every input, or in those of one kind of value. Returns the places where it is accepted; all others must say what
 * is wrong.
 */
export async function acceptedIn(shell: Declaring, value: unknown, isPlace: (value: unknown) => boolean = () => true): Promise<readonly string[]> {
  const accepted = new Set<string>();
  const thrown = new Set<string>();
  for (const row of TABLE) {
    for (const [place, path] of ReplacedPlaces.of(row, shell, isPlace).entries()) {
      if (VERBATIM.test(path)) continue;
      try {
        await shell.declare(row.construct, ReplacedPlaces.argsOf(row, shell, isPlace, place, value));
        accepted.add(path);
      } catch (error) {
        if (!PROBLEMS.test(String(error))) thrown.add(`${path}: ${String((error as Error).stack).slice(0, 300)}`);
      }
    }
  }
  expect([...thrown]).toEqual([]);
  return [...accepted].sort();
}
