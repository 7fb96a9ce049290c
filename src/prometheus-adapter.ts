import { Lazy, type ApiObject, type Duration } from 'cdk8s';
import { Construct, Node } from 'constructs';
import { ownedAdapterRules } from './adapter-rules';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { sentence } from './kubernetes/problem';
import { FLUX } from './platform/delivery';
import { mergeRules, planPrometheusAdapter, ruleConflicts } from './platform/prometheus-adapter';
import { specOf } from './spec-of';

/** Properties of `PrometheusAdapter`. */
export interface PrometheusAdapterProps extends InstallProps {
  /** Address of Prometheus without the port, such as `http://prometheus-server.monitoring.svc`. */
  readonly prometheusUrl: string;
  /**
   * Port of Prometheus; 0 leaves it out. From 0 to 65535.
   * @default 9090
   */
  readonly prometheusPort?: number;
  /**
   * Time between two looks for new series; at least the scrape interval.
   * @default Duration.minutes(1) - of the chart
   */
  readonly relistInterval?: Duration;
}

/** The list, or nothing if it is empty: cdk8s leaves the field out then. */
function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * An install of prometheus-adapter with the rules of all services of the app, each once, in an order that does not depend
 * on that of the declarations. The chart's broad default rules are off.
 */
export class PrometheusAdapter extends Construct {
  /** Every emitted object by its id: `Repository` and `Release`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: PrometheusAdapterProps) {
    super(scope, id);
    const { root } = Node.of(this);
    const rules = Lazy.any({ produce: () => mergeRules(ownedAdapterRules(root, 'custom')) });
    const externalRules = Lazy.any({ produce: () => someOf(mergeRules(ownedAdapterRules(root, 'external'))) });
    this.objects = emit(this, 'PrometheusAdapter', planPrometheusAdapter(withDefaults({ ...FLUX, rules, externalRules }, specOf(props))));
    this.node.addValidation({
      validate: () => [...ruleConflicts(ownedAdapterRules(root, 'custom')), ...ruleConflicts(ownedAdapterRules(root, 'external'))].map(sentence),
    });
  }
}
