import type { Bundle } from '../../kubernetes/bundle';
import { asList, asObject, asString, isObject } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { checkPromql } from '../../kubernetes/promql/check';
import { metricNamer } from '../../kubernetes/promql/metric-name';
import { selectorsOf } from '../../kubernetes/promql/selectors';
import { renderAdapterTemplate } from '../../kubernetes/promql/template';

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

function servedMetric(rule: JsonObject): { readonly name: string; readonly series: string } | undefined {
  const { expr } = checkPromql(asString(rule.seriesQuery) ?? '');
  const series = expr === undefined ? undefined : selectorsOf(expr)[0]?.metric;
  if (series === undefined) return undefined;
  const { matches, as } = asObject(rule.name);
  const namer = metricNamer({ matches: asString(matches) ?? '', as: asString(as) ?? '' });
  const name = 'error' in namer ? undefined : namer.nameOf(series);
  return name === undefined ? undefined : { name, series };
}

/** Stands for the labels of the workload: nothing else is simulated. */
const ANY = 'namespace!=""';

/** The query of a rule, for the pods of the workload or for all together. */
function queryOf(rule: JsonObject, series: string, isExternal: boolean): string | undefined {
  const rendered = renderAdapterTemplate(asString(rule.metricsQuery) ?? '', {
    series, labelMatchers: ANY, labelValuesByName: {}, groupBySlice: isExternal ? [] : ['pod'],
  });
  return 'text' in rendered ? rendered.text : undefined;
}
