import { adapterRulesIn, WITH_ADAPTER_RULES, type FoundRule } from './adapter-rules';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { childrenOf, type PromExpr } from '../../../kubernetes/promql/ast';
import { selectorsOf, type SelectorUse } from '../../../kubernetes/promql/selectors';
import { renderAdapterTemplate } from '../../../kubernetes/promql/template';
import type { RuleContext } from '../../rule';
import { queriesOf, shapeOf, type TriggerQuery } from '../keda/query';
import { WITH_TRIGGERS } from '../keda/trigger';

/** The kinds that hold queries by whose results something is scaled. */
export const WITH_SIGNALS: readonly string[] = [...WITH_TRIGGERS, ...WITH_ADAPTER_RULES];

/** The queries by whose results something is scaled: of prometheus triggers, and of rules of prometheus-adapter. */
export function signalQueriesOf(object: Manifest, bundle: Bundle): readonly TriggerQuery[] {
  if (object.kind === 'ScaledObject' || object.kind === 'ScaledJob') return queriesOf(object);
  return adapterRulesIn(object, bundle).flatMap((rule) => renderedQuery(rule) ?? []);
}

/** The query of a rule as the adapter asks it, for a series and a pod of any name; undefined if the template is wrong. */
export function renderedQuery(rule: FoundRule): TriggerQuery | undefined {
  const template = asString(rule.json.metricsQuery);
  if (template === undefined) return undefined;
  const rendered = renderAdapterTemplate(template, sampleValues(rule));
  return 'error' in rendered ? undefined : { path: `${rule.path}.metricsQuery`, text: rendered.text };
}

/** What the adapter fills in for one pod of one namespace. */
export function sampleValues({ api, json }: FoundRule): Parameters<typeof renderAdapterTemplate>[1] {
  const series = /^\s*([a-zA-Z_:][\w:]*)/.exec(asString(json.seriesQuery) ?? '')?.[1] ?? 'series';
  const labels = Object.keys(asObject(asObject(json.resources).overrides)).filter((label) => /^[a-zA-Z_]\w*$/.test(label));
  const resource = labels.find((label) => label !== 'namespace') ?? 'pod';
  return {
    series,
    labelMatchers: api === 'custom' ? `namespace="shop",${resource}="web"` : 'namespace="shop"',
    labelValuesByName: Object.fromEntries([...labels, 'namespace', resource].map((label) => [label, 'web'])),
    groupBySlice: api === 'custom' ? [resource] : [],
  };
}

/** The selectors of a query with what is done to them; none where Prometheus refuses it. */
export function selectorsIn(query: TriggerQuery, context: RuleContext): readonly SelectorUse[] {
  const { expr, problems } = shapeOf(query, context);
  return expr === undefined || problems.length > 0 ? [] : selectorsOf(expr);
}

/** All expressions of a query that Prometheus accepts, each before those within it. */
export function expressionsIn(query: TriggerQuery, context: RuleContext): readonly PromExpr[] {
  const { expr, problems } = shapeOf(query, context);
  return expr === undefined || problems.length > 0 ? [] : withinOf(expr);
}

function withinOf(expr: PromExpr): readonly PromExpr[] {
  return [expr, ...childrenOf(expr).flatMap(withinOf)];
}

/** Functions that compare the samples of a window with each other. */
export const RATES: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);
