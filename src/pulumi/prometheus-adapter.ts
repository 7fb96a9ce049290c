import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import type { QpsAutoscaledService } from './qps-autoscaled-service';
import { register } from './register';
import { fitValue, type Kind, type Walk } from '../kubernetes/declared/kind';
import { fieldsOf } from '../kubernetes/declared/options';
import { listOf } from '../kubernetes/declared/shapes';
import { mergeRules, planPrometheusAdapter, ruleConflicts, type OwnedRule, type PrometheusAdapterSpec } from '../platform/prometheus-adapter';

/** Arguments of `PrometheusAdapter`. */
export type PrometheusAdapterArgs = InstallArgs<Omit<PrometheusAdapterSpec, 'rules' | 'externalRules'>> & {
  /** The services whose metrics it serves; Pulumi has no tree in which it could find them. @default - none */
  readonly services?: readonly QpsAutoscaledService[];
};

const SERVICES: Kind<readonly QpsAutoscaledService[]> = listOf({
  refuse: (value) => (typeof value === 'object' && value !== null && 'adapterRules' in value ? undefined : { rule: 'must be a QpsAutoscaledService' }),
});

/** An install of prometheus-adapter with the rules of the given services, each once, in a stable order. The chart's default rules are off. */
export class PrometheusAdapter extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: PrometheusAdapterArgs, opts?: pulumi.ComponentResourceOptions) {
    const { services: given = [], ...install } = fieldsOf(args);
    super('scalewright:index:PrometheusAdapter', name, install, opts);
    const walk: Walk = { problems: [], stopped: false };
    const services = fitValue(given, SERVICES, 'services', walk) === given ? given : [];
    const rules = ownedRules(services, 'adapterRules');
    const externalRules = ownedRules(services, 'externalAdapterRules');
    const plan = planPrometheusAdapter({
      ...withDelivery(install), rules: mergeRules(rules), ...(externalRules.length > 0 && { externalRules: mergeRules(externalRules) }),
    });
    const problems = [...walk.problems, ...plan.problems, ...ruleConflicts(rules), ...ruleConflicts(externalRules)];
    this.objects = register(this, 'PrometheusAdapter', name, { ...plan, problems });
    this.registerOutputs({ objects: this.objects });
  }
}

function ownedRules(services: readonly QpsAutoscaledService[], api: 'adapterRules' | 'externalAdapterRules'): readonly OwnedRule[] {
  return services.flatMap((service) => service[api].map((rule) => ({ owner: service.componentName, rule })));
}
