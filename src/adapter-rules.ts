import { Node, type IConstruct } from 'constructs';
import type { OwnedRule, PrometheusAdapterRule } from './platform/prometheus-adapter';

const ADAPTER_RULES = Symbol.for('scalewright.AdapterRules');

/** Remembers on a construct the rules that it needs in the prometheus-adapter of the cluster. */
export function rememberAdapterRules(construct: IConstruct, rules: readonly PrometheusAdapterRule[]): void {
  if (rules.length > 0) Object.defineProperty(construct, ADAPTER_RULES, { value: rules });
}

/** The rules of all constructs of a tree, with the path of the one that needs each. */
export function ownedAdapterRules(root: IConstruct): readonly OwnedRule[] {
  return Node.of(root).findAll().flatMap((construct) => {
    const rules = (construct as { [ADAPTER_RULES]?: readonly PrometheusAdapterRule[] })[ADAPTER_RULES] ?? [];
    return rules.map((rule) => ({ owner: construct.node.path, rule }));
  });
}
