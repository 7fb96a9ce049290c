import { Node, type IConstruct } from 'constructs';
import type { OwnedRule, PrometheusAdapterRule } from './platform/prometheus-adapter';

const ADAPTER_RULES = Symbol.for('scalewright.AdapterRules');

/** The rules that a declaration needs, by the API that serves them. */
interface AdapterRules {
  readonly custom: readonly PrometheusAdapterRule[];
  readonly external: readonly PrometheusAdapterRule[];
}

/** Remembers on a construct the rules that it needs in the prometheus-adapter of the cluster. */
export function rememberAdapterRules(
  construct: IConstruct, custom: readonly PrometheusAdapterRule[], external: readonly PrometheusAdapterRule[] = [],
): void {
  const rules: AdapterRules = { custom, external };
  if (custom.length + external.length > 0) Object.defineProperty(construct, ADAPTER_RULES, { value: rules });
}

/** The rules of all constructs of a tree for one API, with the path of the construct that needs each. */
export function ownedAdapterRules(root: IConstruct, api: keyof AdapterRules): readonly OwnedRule[] {
  return Node.of(root).findAll().flatMap((construct) => {
    const rules = (construct as { [ADAPTER_RULES]?: AdapterRules })[ADAPTER_RULES]?.[api] ?? [];
    return rules.map((rule) => ({ owner: construct.node.path, rule }));
  });
}
