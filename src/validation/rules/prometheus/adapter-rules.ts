import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, type Json, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { checkPromql } from '../../../kubernetes/promql/check';
import { metricNamer } from '../../../kubernetes/promql/metric-name';
import { selectorsOf } from '../../../kubernetes/promql/selectors';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn, parseYamlObject, type Install } from '../cluster/installs';

/** The release that the rules about prometheus-adapter were read from. */
export const PROMETHEUS_ADAPTER = 'prometheus-adapter v0.12';

/** A rule of prometheus-adapter, wherever the bundle has it. */
export interface FoundRule {
  readonly object: Manifest;
  readonly path: string;
  /** Which API it serves. */
  readonly api: 'custom' | 'external';
  readonly json: JsonObject;
}

const CONFIG_KEY = 'config.yaml';
const LISTS = { custom: 'rules', external: 'externalRules' } as const;

/** The kinds that hold rules of prometheus-adapter. */
export const WITH_ADAPTER_RULES: readonly string[] = [...INSTALL_KINDS, 'ConfigMap'];

/** All rules of prometheus-adapter in the bundle: in the values of its chart, or in a ConfigMap with its config. */
export function adapterRules(bundle: Bundle): readonly FoundRule[] {
  return WITH_ADAPTER_RULES.flatMap((kind) => bundle.ofKind(kind)).flatMap((object) => adapterRulesIn(object, bundle));
}

/** The rules of prometheus-adapter that an object holds. */
export function adapterRulesIn(object: Manifest, bundle: Bundle): readonly FoundRule[] {
  return object.kind === 'ConfigMap' ? ofConfigMap(object) : installsIn(object, bundle).flatMap(ofInstall);
}

function ofInstall({ object, chart, path, values }: Install): readonly FoundRule[] {
  if (chart === 'prometheus-adapter') return ofLists(object, `${path}.rules`, asObject(values.rules));
  const adapter = asObject(asObject(asObject(values.AlibabaCloudMetricsAdapter).prometheus ?? values.prometheus).adapter);
  return chart === 'ack-alibaba-cloud-metrics-adapter' ? ofLists(object, `${path}.prometheus.adapter.rules`, asObject(adapter.rules)) : [];
}

function ofLists(object: Manifest, path: string, rules: JsonObject): readonly FoundRule[] {
  return (['custom', 'external'] as const).flatMap((api) => each(object, `${path}.${api}`, api, rules[api]));
}

function ofConfigMap(object: Manifest): readonly FoundRule[] {
  const text = asString(asObject(object.data)[CONFIG_KEY]);
  if (text === undefined || !text.includes('seriesQuery')) return [];
  const config = parseYamlObject(text);
  return (['custom', 'external'] as const).flatMap((api) => each(object, `data[${CONFIG_KEY}]`, api, config[LISTS[api]]));
}

function each(object: Manifest, path: string, api: FoundRule['api'], list: Json | undefined): readonly FoundRule[] {
  return asList(list).map((json, position) => ({ object, path: `${path}[${position}]`, api, json: asObject(json) }));
}

/** The names under which a rule serves metrics; undefined where they depend on what Prometheus has. */
export function servedNames({ json }: FoundRule): readonly string[] | undefined {
  const { matches, as: template } = asObject(json.name);
  const literal = asString(template);
  if (literal !== undefined && literal !== '' && !literal.includes('$')) return [literal];
  const { expr } = checkPromql(asString(json.seriesQuery) ?? '');
  const [selector] = expr === undefined ? [] : selectorsOf(expr);
  if (selector?.metric === undefined) return undefined;
  const namer = metricNamer({ matches: asString(matches) ?? '', as: literal ?? '' });
  const name = 'error' in namer ? undefined : namer.nameOf(selector.metric);
  return name === undefined ? [] : [name];
}
