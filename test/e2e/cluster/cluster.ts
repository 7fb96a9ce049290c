import { startControlPlane, type ControlPlane, type ControlPlaneOptions } from './control-plane';
import { installDefinitions, type DefinitionSet } from './crds';
import { startKeda } from './keda';
import { startKnative } from './knative';
import { startPrometheus, type ScrapeTarget } from './prometheus';
import { RunFolder } from './run-folder';

export interface ClusterOptions extends ControlPlaneOptions {
  /** Names the folder of the run, `tmp/e2e/<name>@<pid>`, which holds the logs. */
  readonly name: string;
  readonly keda?: boolean;
  readonly knative?: boolean;
  /** Starts a Prometheus that scrapes these. */
  readonly scraped?: readonly ScrapeTarget[];
  /** Definitions of custom resources whose controllers do not run. */
  readonly definitions?: readonly DefinitionSet[];
}

/** A running control plane on loopback. */
export interface Cluster extends ControlPlane {
  readonly folder: RunFolder;
  /** Address of Prometheus; empty without one. */
  readonly prometheus: string;
  /** Ends all processes and waits until they are gone. */
  readonly stop: () => Promise<void>;
}

/** Starts a control plane and what is asked for on top of it. If anything does not start, all of it is ended. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = RunFolder.create(options.name);
  try {
    const plane = await startControlPlane(folder, options);
    const [prometheus] = await Promise.all([
      options.scraped === undefined ? '' : startPrometheus(folder, { targets: options.scraped }),
      options.definitions && installDefinitions(plane.api, options.definitions),
      options.keda && startKeda(folder, plane),
      options.knative && startKnative(folder, plane),
    ]);
    return { ...plane, folder, prometheus, stop: () => folder.stop() };
  } catch (error) {
    await folder.stop();
    throw error;
  }
}
