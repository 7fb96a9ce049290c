import type { HelmChart } from './helm-charts';
import type { Kind } from '../kubernetes/declared/kind';
import { aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, madeBy, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { mergePatch } from '../kubernetes/merge-patch';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem } from '../kubernetes/problem';

/** A Flux HelmRelease with its HelmRepository or OCIRepository. */
export interface FluxDeliverySpec {
  readonly kind: 'flux';
  /** Namespace of the Flux objects. @default 'flux-system' */
  readonly namespace?: string;
  /** Seconds between two looks at the release. Whole number from 1. @default 1800 */
  readonly intervalSeconds?: number;
  /** Where the chart comes from. @default - `oci` if the chart is published there, else `repository` */
  readonly source?: 'repository' | 'oci';
  /** Names of HelmReleases that must be ready first. @default - none */
  readonly dependsOn?: readonly string[];
}

const FLUX_KEYS: KeysOf<FluxDeliverySpec> = {
  kind: required(oneOf('flux')), namespace: aText, intervalSeconds: aNumber, source: oneOf('repository', 'oci'), dependsOn: listOf(aText),
};

/** An Argo CD Application. */
export interface ArgoCdDeliverySpec {
  readonly kind: 'argocd';
  /** Namespace of the Application. @default 'argocd' */
  readonly namespace?: string;
  /** Argo CD project. @default 'default' */
  readonly project?: Leaf;
  /** Order within an app of apps. Whole number. @default -10 */
  readonly syncWave?: number;
}

const ARGO_CD_KEYS: KeysOf<ArgoCdDeliverySpec> = { kind: required(oneOf('argocd')), namespace: aText, project: aLeaf, syncWave: aNumber };

/** A Helm release that Pulumi makes. */
export interface HelmDeliverySpec {
  readonly kind: 'helm';
}

const HELM_KEYS: KeysOf<HelmDeliverySpec> = { kind: required(oneOf('helm')) };

/** How a chart gets into the cluster. */
export type DeliverySpec = FluxDeliverySpec | ArgoCdDeliverySpec | HelmDeliverySpec;

/** A delivery that `Delivery` makes. */
const DELIVERY: Kind<DeliverySpec> = madeBy('Delivery', 'kind', { flux: anObject(FLUX_KEYS), argocd: anObject(ARGO_CD_KEYS), helm: anObject(HELM_KEYS) });

/** What every install of a chart has. */
export interface InstallSpec {
  /** How the chart gets into the cluster. */
  readonly delivery: DeliverySpec;
  /** Version of the chart. @default - the one this library was tested with */
  readonly version?: string;
  /** Name of the Helm release, at most 53 characters. */
  readonly releaseName?: string;
  /** Namespace of the release. */
  readonly namespace?: string;
  /** Further values of the chart, merged over those of this declaration as a JSON merge patch. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The keys of `InstallSpec`. */
export const INSTALL_KEYS: KeysOf<InstallSpec> = {
  delivery: required(DELIVERY), version: aText, releaseName: aText, namespace: aText, values: anApiValue,
};

/** A chart with everything decided. */
export interface Release {
  readonly chart: HelmChart;
  readonly version: string;
  readonly name: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const RELEASE_NAME_MAX = 53;
const INTERVAL_DEFAULT = 1800;
const REPOSITORY_INTERVAL = '1h';
const SYNC_WAVE = -10;

/** Decides the release of an install. */
export function decideRelease(
  chart: HelmChart, install: InstallSpec, defaults: { readonly name: string; readonly namespace: string }, values: Readonly<Record<string, unknown>>,
): Release {
  return {
    chart,
    version: install.version ?? chart.version,
    name: install.releaseName ?? defaults.name,
    namespace: install.namespace ?? defaults.namespace,
    values: mergePatch(values, install.values ?? {}) as Readonly<Record<string, unknown>>,
  };
}

/** Problems of a release and its delivery. */
export function releaseProblems(release: Release, delivery: DeliverySpec): readonly Problem[] {
  const problems = new Problems();
  problems.check(release.name.length <= RELEASE_NAME_MAX, 'releaseName', `must be at most ${RELEASE_NAME_MAX} characters`, release.name);
  problems.check(release.version !== '' && !/[\^~*x><=|\s]/.test(release.version), 'version', 'must be one pinned version, not a range', release.version);
  if (delivery.kind === 'flux') {
    const { intervalSeconds: interval = INTERVAL_DEFAULT, source } = delivery;
    problems.check(Number.isInteger(interval) && interval >= 1, 'delivery.intervalSeconds', 'must be a whole number from 1', interval);
    problems.check(source !== 'oci' || release.chart.oci !== undefined, 'delivery.source', `must be 'repository': ${release.chart.name} is not published as OCI`,
      source);
  }
  return problems.list;
}

/** The objects that bring the chart into the cluster. */
export function deliver(release: Release, delivery: DeliverySpec): readonly PlannedObject[] {
  switch (delivery.kind) {
    case 'flux': return fluxRelease(release, delivery);
    case 'argocd': return [argoCdApplication(release, delivery)];
    case 'helm': return [helmRelease(release)];
  }
}

function fluxRelease(release: Release, delivery: FluxDeliverySpec): readonly PlannedObject[] {
  const { chart } = release;
  const namespace = delivery.namespace ?? 'flux-system';
  const oci = (delivery.source ?? (chart.oci === undefined ? 'repository' : 'oci')) === 'oci';
  const apiVersion = 'source.toolkit.fluxcd.io/v1';
  const source = oci
    ? {
      kind: 'OCIRepository',
      spec: {
        interval: REPOSITORY_INTERVAL,
        url: chart.oci,
        ref: { tag: release.version },
        layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      },
    }
    : { kind: 'HelmRepository', spec: { interval: REPOSITORY_INTERVAL, url: chart.repository } };
  const reference = { kind: source.kind, name: release.name, namespace };
  // Flux would otherwise take over objects of other releases, such as the APIService of another metrics adapter.
  const action = { crds: 'CreateReplace', disableTakeOwnership: true };
  return [
    { id: 'Repository', draft: { apiVersion, kind: source.kind, metadata: { name: release.name, namespace }, spec: source.spec } },
    {
      id: 'Release',
      after: ['Repository'],
      draft: {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: { name: release.name, namespace },
        spec: {
          interval: fluxDuration(delivery.intervalSeconds ?? INTERVAL_DEFAULT),
          releaseName: release.name,
          targetNamespace: release.namespace,
          ...(oci ? { chartRef: reference } : { chart: { spec: { chart: chart.name, version: release.version, sourceRef: reference } } }),
          ...(delivery.dependsOn !== undefined && { dependsOn: delivery.dependsOn.map((name) => ({ name })) }),
          install: { createNamespace: true, ...action },
          upgrade: action,
          values: release.values,
        },
      },
    },
  ];
}

/** Seconds as Flux writes durations: `30m`, `90s`. */
function fluxDuration(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function argoCdApplication(release: Release, delivery: ArgoCdDeliverySpec): PlannedObject {
  const { chart } = release;
  return {
    id: 'Release',
    draft: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: release.name,
        namespace: delivery.namespace ?? 'argocd',
        annotations: { 'argocd.argoproj.io/sync-wave': String(delivery.syncWave ?? SYNC_WAVE) },
      },
      spec: {
        project: delivery.project ?? 'default',
        source: {
          repoURL: chart.repository,
          chart: chart.name,
          targetRevision: release.version,
          helm: { releaseName: release.name, valuesObject: release.values },
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: release.namespace },
        ...(chart.ignoreDifferences !== undefined && { ignoreDifferences: chart.ignoreDifferences }),
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: [
            'CreateNamespace=true', 'ServerSideApply=true', ...(chart.ignoreDifferences === undefined ? [] : ['RespectIgnoreDifferences=true']),
          ],
        },
      },
    },
  };
}

/** The kind that stands for a Helm release of Pulumi (`kubernetes:helm.sh/v3:Release`); it is not an object of the cluster. */
export const PULUMI_RELEASE = { apiVersion: 'helm.sh/v3', kind: 'Release' } as const;

function helmRelease(release: Release): PlannedObject {
  return {
    id: 'Release',
    draft: {
      ...PULUMI_RELEASE,
      metadata: { name: release.name, namespace: release.namespace },
      spec: {
        chart: release.chart.name,
        version: release.version,
        repositoryOpts: { repo: release.chart.repository },
        name: release.name,
        namespace: release.namespace,
        createNamespace: true,
        values: release.values,
      },
    },
  };
}

/** What cdk8s delivers by unless told otherwise. */
export const FLUX = { delivery: { kind: 'flux' } } as const satisfies Pick<InstallSpec, 'delivery'>;
