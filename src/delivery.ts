import type { Duration } from 'cdk8s';
import { withDefaults } from './kubernetes/declared/options';
import type { DeliverySpec } from './platform/delivery';
import { specOf } from './spec-of';

/** Where Flux takes a chart from. */
export enum ChartSource {
  /** A Helm repository over HTTPS. */
  REPOSITORY = 'repository',
  /** An OCI registry. */
  OCI = 'oci',
}

/** Settings of a Flux HelmRelease. */
export interface FluxOptions {
  /**
   * Namespace of the Flux objects.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * Time between two looks at the release.
   * @default Duration.minutes(30)
   */
  readonly interval?: Duration;
  /**
   * Where the chart comes from.
   * @default - the OCI registry if the chart is published there, else the repository
   */
  readonly source?: ChartSource;
  /**
   * Names of HelmReleases that must be ready first.
   * @default - none
   */
  readonly dependsOn?: string[];
}

/** Settings of an Argo CD Application. */
export interface ArgoCdOptions {
  /**
   * Namespace of the Application.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * Argo CD project.
   * @default 'default'
   */
  readonly project?: string;
  /**
   * Order within an app of apps.
   * @default -10
   */
  readonly syncWave?: number;
}

/** How a chart gets into the cluster. */
export class Delivery {
  /** A Flux HelmRelease with its HelmRepository or OCIRepository. */
  public static flux(options: FluxOptions = {}): Delivery {
    return new Delivery(withDefaults({ kind: 'flux' }, specOf(options)));
  }

  /** An Argo CD Application. */
  public static argoCd(options: ArgoCdOptions = {}): Delivery {
    return new Delivery(withDefaults({ kind: 'argocd' }, specOf(options)));
  }

  /** @internal */
  public readonly _spec: DeliverySpec;

  private constructor(spec: DeliverySpec) {
    this._spec = spec;
  }
}

/** What every install of a chart has. */
export interface InstallProps {
  /**
   * How the chart gets into the cluster.
   * @default Delivery.flux()
   */
  readonly delivery?: Delivery;
  /**
   * Version of the chart.
   * @default - the one that this library was written against
   */
  readonly version?: string;
  /**
   * Name of the Helm release, at most 53 characters.
   * @default - the usual name
   */
  readonly releaseName?: string;
  /**
   * Namespace of the release.
   * @default - the usual namespace
   */
  readonly namespace?: string;
  /**
   * Further values of the chart, merged over those of the construct as a JSON merge patch.
   * @default - none
   */
  readonly values?: { [key: string]: any };
}
