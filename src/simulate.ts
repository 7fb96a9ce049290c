import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { bundleOf } from './kubernetes/bundle';
import type { Manifest } from './kubernetes/manifest';
import type { SimulationOptions } from './simulation/options';
import type { simulate } from './simulation/simulate';
import { bindingAt, secondsToReach, timelineOf, type ScalerTimeline, type Timeline } from './simulation/timeline';
import { refusals } from './simulation-api/refusals';
import type { SimulationProps } from './simulation-options';
import { specOf } from './spec-of';

/** The ports of the controllers. They are loaded at the first simulation, not with the package. */
function simulator(): { readonly simulate: typeof simulate } {
  return module.require('./simulation/simulate') as { readonly simulate: typeof simulate };
}

/**
 * What the scalers of an app do under a load, computed second by second by ports of the HPA controller, of KEDA's operator and of
 * Knative's autoscaler. The same input gives the same result.
 */
export class Simulation {
  /** Simulates the scalers within a scope: an app, a chart or a construct. Throws one error with all problems. */
  public static of(scope: IConstruct, props: SimulationProps = {}): Simulation {
    const objects = scope.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
    return Simulation.ofManifests(objects.map((object) => object.toJson() as unknown), props);
  }

  /** Simulates the scalers among parsed manifests. Throws one error with all problems: those that the validator finds are among them. */
  public static ofManifests(manifests: any[], props: SimulationProps = {}): Simulation {
    const bundle = bundleOf(manifests as Manifest[]);
    return new Simulation(simulator().simulate(bundle, specOf(props) as SimulationOptions, refusals(bundle)));
  }

  /** The timelines of the scalers, in the order of their objects. */
  public readonly scalers: SimulatedScaler[];
  private readonly data: Timeline;

  private constructor(timeline: Timeline) {
    this.data = timeline;
    this.scalers = timeline.scalers.map((scaler) => SimulatedScaler._of(scaler));
  }

  /** Everything as plain JSON (`Timeline` of docs/simulation.md). */
  public get timeline(): any {
    return this.data;
  }

  /** The scaler of a name, or `namespace/name`. Throws if there is none. */
  public scaler(name: string): SimulatedScaler {
    const found = timelineOf(this.data, name);
    const known = this.scalers.map((scaler) => scaler.name).join(', ');
    if (found === undefined) throw new Error(`'name' must be the name of a scaler, one of ${known}, got ${JSON.stringify(name)}`);
    return SimulatedScaler._of(found);
  }
}

/** How one scaler behaved. Times are seconds from the start. */
export class SimulatedScaler {
  /** @internal */
  public static _of(timeline: ScalerTimeline): SimulatedScaler {
    return new SimulatedScaler(timeline);
  }

  private constructor(private readonly data: ScalerTimeline) {}

  public get name(): string {
    return this.data.scaler.name;
  }

  /** Most replicas asked for. */
  public get peakReplicas(): number {
    return this.data.answers.peakReplicas;
  }

  /** Mean over time of the replicas. */
  public get meanReplicas(): number {
    return this.data.answers.meanReplicas;
  }

  public get podHours(): number {
    return this.data.answers.podHours;
  }

  /** `podHours` times the price; undefined without one. */
  public get cost(): number | undefined {
    return this.data.answers.cost;
  }

  /** Seconds in which the pods could not take what came; undefined if it is not known what a pod can do. */
  public get underProvisionedSeconds(): number | undefined {
    return this.data.answers.underProvisionedSeconds;
  }

  /** Requests or messages that were served. */
  public get served(): number {
    return this.data.answers.served;
  }

  /** Requests that were lost. */
  public get lost(): number {
    return this.data.answers.lost;
  }

  /** Share of what was served: 1 is all. */
  public get servedShare(): number {
    return this.data.answers.servedShare;
  }

  /** Most requests or messages that waited. */
  public get peakWaiting(): number {
    return this.data.answers.peakWaiting;
  }

  /** Seconds from the largest backlog until nothing waited; undefined if something still does. */
  public get drainSeconds(): number | undefined {
    return this.data.answers.drainSeconds;
  }

  /** How often the replicas rose again within 10 minutes after they had fallen. */
  public get oscillations(): number {
    return this.data.answers.oscillations;
  }

  /** Whether the maximum was reached, or can never be, in a sentence. */
  public get maximum(): string {
    return this.data.answers.maximum.text;
  }

  /** What of the objective is missed, one sentence each; empty if it is met, or there is none. */
  public get missed(): string[] {
    return [...this.data.objective?.misses ?? []];
  }

  /** The first second with so many pods ready; undefined if there never were. */
  public secondsToReach(pods: number): number | undefined {
    return secondsToReach(this.data, pods);
  }

  /** What decided the replicas at a second, in a sentence; undefined before the first decision. */
  public why(second: number): string | undefined {
    return bindingAt(this.data, second)?.text;
  }

  /** Each change of the replicas as `second: from -> to, reason`. */
  public get changes(): string[] {
    return this.data.changes.map(({ second, from, to, reason }) => `${second}: ${from} -> ${to}, ${reason}`);
  }
}
