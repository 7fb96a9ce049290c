import { simulationOptionsOf } from './service-options';
import type { Manifest } from '../../kubernetes/manifest';
import { Problems, sentence } from '../../kubernetes/problem';
import type { SimulationOptions } from '../../simulation/options';
import { prepareSimulation } from '../../simulation/simulate';
import { SimulationError } from '../../simulation/simulation-error';
import { checkTexts } from '../../validation/check/check-texts';
import { readManifests } from '../../validation/source/read-manifests';
import type { Arguments } from '../arguments';
import { progressOn } from '../progress';
import { readFiles } from '../read-files';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** Manifests that were read, and what is wrong with them. */
export interface GivenManifests {
  readonly manifests: readonly Manifest[];
  /** What the validator refuses, and what cannot be read, one sentence each. */
  readonly refused: readonly string[];
}

/** Reads the manifests of some paths, and checks them: what the cluster would refuse cannot be simulated. */
export function readGivenManifests(paths: readonly string[], terminal: Terminal): GivenManifests {
  const progress = progressOn(terminal);
  const { sources, problems } = readFiles(paths, terminal.directory, [], progress);
  progress.clear();
  const { findings } = checkTexts(sources, { problems });
  const refused = findings.filter(({ severity }) => severity === 'error').map(({ file, region, object, message, fix, id }) => {
    const place = region === undefined ? file : `${file}:${region.line}`;
    return `${object === '' && message.startsWith(file) ? '' : `${place}: `}${object === '' ? '' : `${object}: `}${message}; ${fix} (${id})`;
  });
  return { manifests: sources.flatMap((source) => readManifests(source).entries.map(({ manifest }) => manifest)), refused };
}

/** The options of a command line. Throws a `UsageError` with all that is wrong with them. */
export function readScenarioOptions(given: Arguments, terminal: Terminal, more: (problems: Problems) => void = () => undefined): SimulationOptions {
  const problems = new Problems();
  const options = simulationOptionsOf(given, terminal.directory, problems);
  more(problems);
  if (problems.list.length > 0) throw new UsageError(problems.list.map(sentence));
  return options;
}

/** Prepares a simulation. Throws a `UsageError` with all that is wrong with manifests and options. */
export function prepared({ manifests, refused }: GivenManifests, options: SimulationOptions): ReturnType<typeof prepareSimulation> {
  return asUsage(() => prepareSimulation(manifests, options, refused));
}

/** Does something with the simulator; what it has against its input is wrong usage. */
export function asUsage<Value>(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw error instanceof SimulationError ? new UsageError(error.problems) : error;
  }
}
