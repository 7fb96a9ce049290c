import { APPLICATION, HELM_RELEASE, INSTALL_KINDS, PULUMI_RELEASE } from './install-kinds';
import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, isObject, type Json, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { groupOf, namespaceOf } from '../../../kubernetes/object-ref';

/** A chart that an object of the bundle installs. */
export interface Install {
  readonly object: Manifest;
  readonly chart: string;
  /** Path of the values. */
  readonly path: string;
  readonly values: JsonObject;
}

/** The charts that a bundle installs, by Flux, Argo CD or Pulumi. */
export function installsOf(bundle: Bundle): readonly Install[] {
  return INSTALL_KINDS.flatMap((kind) => bundle.ofKind(kind)).flatMap((object) => installsIn(object, bundle));
}

/** The charts that an object installs; none if it is no installer. */
export function installsIn(object: Manifest, bundle: Bundle): readonly Install[] {
  switch (`${object.kind}.${groupOf(object.apiVersion)}`) {
    case HELM_RELEASE:
      return fluxInstall(object, bundle);
    case APPLICATION:
      return argoInstalls(object);
    case PULUMI_RELEASE: {
      const { chart, values } = asObject(object.spec);
      return install(object, chart, 'spec.values', values);
    }
    default:
      return [];
  }
}

function install(object: Manifest, chart: Json | undefined, path: string, values: Json | undefined): readonly Install[] {
  const name = asString(chart);
  return name === undefined ? [] : [{ object, chart: lastSegment(name), path, values: valuesOf(values) }];
}

function fluxInstall(object: Manifest, bundle: Bundle): readonly Install[] {
  const { chart, chartRef, values } = asObject(object.spec);
  return install(object, asObject(asObject(chart).spec).chart ?? referredChart(asObject(chartRef), object, bundle), 'spec.values', values);
}

/** The chart of an OCIRepository or HelmChart. */
function referredChart({ kind, name, namespace }: JsonObject, release: Manifest, bundle: Bundle): Json | undefined {
  const source = bundle.find({
    group: 'source.toolkit.fluxcd.io', kind: asString(kind) ?? '', namespace: asString(namespace) ?? namespaceOf(release), name: asString(name) ?? '',
  });
  const { url, chart } = asObject(source?.spec);
  return url ?? chart;
}

function argoInstalls(object: Manifest): readonly Install[] {
  const { source, sources } = asObject(object.spec);
  const found = [...(source === undefined ? [] : [['spec.source', source] as const]), ...asList(sources).map((one, index) => [`spec.sources[${index}]`, one] as const)];
  return found.flatMap(([path, json]) => {
    const { chart, helm, repoURL } = asObject(json);
    const { valuesObject, values } = asObject(helm);
    const oci = asString(repoURL)?.startsWith('oci://') === true ? repoURL : undefined;
    return install(object, chart ?? oci, `${path}.helm.${valuesObject === undefined ? 'values' : 'valuesObject'}`, valuesObject ?? values);
  });
}

function lastSegment(text: string): string {
  return (text.split('/').at(-1) ?? text).replace(/-\d+\.\d+\.\d+.*\.tgz$/, '');
}

function valuesOf(json: Json | undefined): JsonObject {
  return typeof json === 'string' ? parseYamlObject(json) : asObject(json);
}

interface YamlModule {
  readonly parse: (text: string) => unknown;
}

/** A YAML text as an object; an empty one where it is none or cannot be read. */
export function parseYamlObject(text: string): JsonObject {
  // Loaded here, since few bundles carry YAML within YAML.
  const yaml = module.require('yaml') as YamlModule;
  try {
    const json = yaml.parse(text);
    return isObject(json) ? json : {};
  } catch {
    return {}; // not YAML: then it holds no values or rules that could be looked at
  }
}
