import type { Duration } from 'cdk8s';
import type { DisruptionSpec, TopologySpreadSpec } from './plan/pod';

/** When the image is pulled. */
export enum ImagePullPolicy {
  /** At each start. */
  ALWAYS = 'Always',
  /** If the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never. */
  NEVER = 'Never',
}

/** Requests or limits of a container. */
export interface ResourceAmounts {
  /** A Kubernetes quantity, such as `100m` or `2`. */
  readonly cpu?: string;
  /** A Kubernetes quantity, such as `128Mi`. */
  readonly memory?: string;
}

/** A key of a Secret that exists in the namespace. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly secret: string;
  /** Key within it. */
  readonly key: string;
}

/** The container that does the work. */
export interface ContainerOptions {
  /** @default - the name of the declaration */
  readonly name?: string;
  /** @default - the entry point of the image */
  readonly command?: string[];
  /** @default - of the image */
  readonly args?: string[];
  /**
   * Environment variables with plain values.
   * @default - none
   */
  readonly env?: { [name: string]: string };
  /**
   * Environment variables from keys of Secrets.
   * @default - none
   */
  readonly secretEnv?: { [name: string]: SecretKey };
  /**
   * `envFrom` of the container, verbatim.
   * @default - none
   */
  readonly envFrom?: { [key: string]: any }[];
  /** @default - the cluster's default for the tag of the image */
  readonly imagePullPolicy?: ImagePullPolicy;
  /**
   * What the scheduler reserves. Metrics of kind cpu and memory need it.
   * @default - nothing
   */
  readonly requests?: ResourceAmounts;
  /**
   * What the container may use at most.
   * @default - no limit
   */
  readonly limits?: ResourceAmounts;
  /**
   * Probe, verbatim: `{ httpGet: { path: '/healthz', port: 'http' } }`.
   * @default - none
   */
  readonly readinessProbe?: { [key: string]: any };
  /**
   * Probe, verbatim.
   * @default - none
   */
  readonly livenessProbe?: { [key: string]: any };
  /**
   * Probe, verbatim.
   * @default - none
   */
  readonly startupProbe?: { [key: string]: any };
  /**
   * Security context of the container, verbatim.
   * @default - none
   */
  readonly securityContext?: { [key: string]: any };
  /**
   * Mounts, verbatim.
   * @default - none
   */
  readonly volumeMounts?: { [key: string]: any }[];
}

/** How the pods are spread over the cluster. */
export class TopologySpread {
  /** Not at all. */
  public static none(): TopologySpread {
    return new TopologySpread({ constraints: [] });
  }

  /** By `topologySpreadConstraints`, verbatim. */
  public static constraints(...constraints: { [key: string]: any }[]): TopologySpread {
    return new TopologySpread({ constraints });
  }

  /** @internal */
  public readonly _spec: TopologySpreadSpec;

  private constructor(spec: TopologySpreadSpec) {
    this._spec = spec;
  }
}

/** How many pods a voluntary disruption, such as the drain of a node, may take. */
export class Disruption {
  /** No PodDisruptionBudget. */
  public static unlimited(): Disruption {
    return new Disruption({});
  }

  /**
   * At most so many at a time.
   *
   * @param pods a whole number from 1
   */
  public static maxUnavailable(pods: number): Disruption {
    return new Disruption({ maxUnavailable: pods });
  }

  /**
   * At most this share at a time.
   *
   * @param percent a whole number from 1 to 100
   */
  public static maxUnavailablePercent(percent: number): Disruption {
    return new Disruption({ maxUnavailable: `${percent}%` });
  }

  /**
   * At least so many must stay. A number that the minimum of replicas does not exceed blocks every drain.
   *
   * @param pods a whole number from 1
   */
  public static minAvailable(pods: number): Disruption {
    return new Disruption({ minAvailable: pods });
  }

  /** @internal */
  public readonly _spec: DisruptionSpec;

  private constructor(spec: DisruptionSpec) {
    this._spec = spec;
  }
}

/** The pods of a workload, around the image. */
export interface PodOptions {
  /** @default - the image and nothing else */
  readonly container?: ContainerOptions;
  /**
   * Labels of the pods besides those that select them.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /** @default - none */
  readonly annotations?: { [key: string]: string };
  /** @default - of the namespace */
  readonly serviceAccountName?: string;
  /**
   * Security context of the pod, verbatim.
   * @default - none
   */
  readonly securityContext?: { [key: string]: any };
  /**
   * Time a pod may take to finish its work after it was told to stop.
   * @default Duration.seconds(30) - of Kubernetes
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Names of Secrets.
   * @default - none
   */
  readonly imagePullSecrets?: string[];
  /** @default - any node */
  readonly nodeSelector?: { [key: string]: string };
  /**
   * Tolerations, verbatim.
   * @default - none
   */
  readonly tolerations?: { [key: string]: any }[];
  /**
   * Volumes, verbatim.
   * @default - none
   */
  readonly volumes?: { [key: string]: any }[];
  /**
   * How the pods are spread.
   * @default - softly across zones
   */
  readonly topologySpread?: TopologySpread;
  /**
   * How many pods a voluntary disruption may take.
   * @default - one at a time if two or more replicas are guaranteed, else no PodDisruptionBudget
   */
  readonly disruption?: Disruption;
}
