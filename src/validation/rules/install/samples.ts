import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

/** A HelmRelease of a chart, at a version, with values; `spec` is laid over its spec. */
export function helmRelease(chart: string, values: JsonObject = {}, spec: JsonObject = {}, version: string | undefined = '1.2.3'): Manifest {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { chart: { spec: { chart, ...(version !== undefined && { version }) } }, values, ...spec },
  }, { name: chart, namespace: 'flux-system' });
}

/** An Application of Argo CD that installs a chart; `spec` is laid over its spec. */
export function application(chart: string, spec: JsonObject = {}, source: JsonObject = {}): Manifest {
  return sample('argoproj.io/v1alpha1', 'Application', {
    spec: {
      source: { repoURL: 'https://charts.example.com', chart, targetRevision: '1.2.3', ...source },
      destination: { server: 'https://kubernetes.default.svc', namespace: chart },
      syncPolicy: { syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'] },
      ...spec,
    },
  }, { name: chart, namespace: 'argocd' });
}
