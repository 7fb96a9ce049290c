import type { Bundle } from '../../kubernetes/bundle';
import { asList, isObject } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';

/** The rules of prometheus-adapter in a bundle, by the metric that they serve: the query behind it. */
export interface AdapterQueries {
  /** For metrics of pods and of objects. */
  readonly custom: ReadonlyMap<string, string>;
  readonly external: ReadonlyMap<string, string>;
}

interface YamlModule {
  readonly parse: (text: string) => unknown;
}

/** Finds the rules wherever they are: in a ConfigMap, or in the values of a chart, whoever installs it. */
export function adapterQueries(bundle: Bundle): AdapterQueries {
  const custom = new Map<string, string>();
  const external = new Map<string, string>();
  for (const { kind, data, spec } of bundle.manifests) {
    if (kind === 'Deployment' || kind === 'Service') continue;
    collect(kind === 'ConfigMap' ? data : spec, '', (rule, list) => {
      const isExternal = list.startsWith('external');
      // PromQL is loaded with the first rule: few bundles have one.
      const { queryOf, servedMetric } = module.require('./adapter-rule') as typeof import('./adapter-rule');
      const metric = servedMetric(rule);
      const query = metric === undefined ? undefined : queryOf(rule, metric.series, isExternal);
      if (metric !== undefined && query !== undefined) (isExternal ? external : custom).set(metric.name, query);
    });
  }
  return { custom, external };
}

/** Visits every object with a `metricsQuery`, with the field whose list it is in. */
function collect(json: Json | undefined, field: string, visit: (rule: JsonObject, list: string) => void): void {
  if (typeof json === 'string') {
    if (json.includes('metricsQuery')) collect(parseYaml(json), field, visit);
  } else if (Array.isArray(json)) {
    for (const item of asList(json)) collect(item, field, visit);
  } else if (isObject(json)) {
    if (typeof json.metricsQuery === 'string') visit(json, field);
    for (const [name, value] of Object.entries(json)) collect(value, name, visit);
  }
}

function parseYaml(text: string): Json {
  // Loaded here, since few bundles carry YAML within YAML.
  const yaml = module.require('yaml') as YamlModule;
  try {
    return yaml.parse(text) as Json;
  } catch {
    return null; // not YAML: then it holds no rules
  }
}
