import { findingsAlone, findingsTogether } from './findings';
import { checkOptions, type EnforcementLevel, type PolicyOptions } from './options';
import type { Resource } from './resource';
import { StackObjects } from './stack-objects';
import { isAtLeast, isMeant } from '../validation/check/selection';
import type { Finding } from '../validation/finding';
import { findingText } from '../validation/finding-text';
import { SEVERITIES, type Severity } from '../validation/rule';

/** Reports a violation, of a resource of the stack if its URN is given. */
export type ReportViolation = (message: string, urn?: string) => void;

/** What the configuration of a policy pack may say for each policy. */
interface PolicyConfig {
  /** Rules that the policy leaves out, besides those of the options. */
  readonly ignore?: readonly string[];
}

interface Configured {
  getConfig<T extends object>(): T;
}

interface Policy {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly severity: 'high' | 'medium' | 'low';
  readonly configSchema: { readonly properties: { readonly ignore: { readonly type: 'array'; readonly items: { readonly type: 'string' } } } };
}

/** A policy for each Kubernetes resource of a stack: a `ResourceValidationPolicy` of `@pulumi/policy`. */
export interface ObjectPolicy extends Policy {
  readonly validateResource: (args: Resource & Configured, reportViolation: ReportViolation) => void;
}

/** A policy for all Kubernetes resources of a stack together: a `StackValidationPolicy` of `@pulumi/policy`. */
export interface StackPolicy extends Policy {
  readonly validateStack: (args: Configured & { readonly resources: readonly Resource[] }, reportViolation: ReportViolation) => void;
}

const DESCRIPTIONS: Readonly<Record<Severity, string>> = {
  error: 'Kubernetes, KEDA or Knative rejects it or silently ignores it',
  warning: 'It works, but almost surely not as meant',
  info: 'Worth knowing',
};
const WEIGHTS = { error: 'high', warning: 'medium', info: 'low' } as const;
const USUAL_LEVELS: Readonly<Record<Severity, EnforcementLevel>> = { error: 'mandatory', warning: 'advisory', info: 'advisory' };

/**
 * The rules as policies for `new PolicyPack(…)` of `@pulumi/policy`: for each severity one that looks at every Kubernetes resource before it is
 * created or changed, and one that looks at what all of them come to together. They work for resources of any SDK and language. What a preview
 * does not know yet is left to the update.
 *
 * Throws an error that says everything that is wrong with the options.
 */
export function scalewrightPolicies(options: PolicyOptions = {}): (ObjectPolicy | StackPolicy)[] {
  checkOptions(options);
  const stack = new StackObjects();
  return SEVERITIES.filter((severity) => isAtLeast(severity, options.severity ?? 'warning'))
    .flatMap((severity) => [objectPolicy(severity, options, stack), stackPolicy(severity, options, stack)]);
}

function objectPolicy(severity: Severity, options: PolicyOptions, stack: StackObjects): ObjectPolicy {
  return {
    ...policy('object', severity, options),
    validateResource: (args, reportViolation) => {
      const { manifests, identified } = stack.declare(args);
      if (manifests.length === 0 || !identified) return;
      const counts = selection(severity, options, args.getConfig<PolicyConfig>());
      findingsAlone(manifests, options).filter(counts).forEach((finding) => reportViolation(findingText(finding)));
    },
  };
}

function stackPolicy(severity: Severity, options: PolicyOptions, stack: StackObjects): StackPolicy {
  return {
    ...policy('stack', severity, options),
    validateStack: ({ resources, getConfig }, reportViolation) => {
      const counts = selection(severity, options, getConfig<PolicyConfig>());
      for (const { manifests, identified, urnOf } of stack.clusters(resources)) {
        // While it is not known which objects there are, any of them may be the one that a rule misses.
        if (!identified) continue;
        findingsTogether(manifests, options).filter(counts).forEach((finding) => reportViolation(findingText(finding), urnOf(finding.object)));
      }
    },
  };
}

function policy(scope: 'object' | 'stack', severity: Severity, { enforcement = {} }: PolicyOptions): Policy {
  return {
    name: `scalewright-${scope}-${severity}`,
    description: DESCRIPTIONS[severity],
    enforcementLevel: enforcement[severity] ?? USUAL_LEVELS[severity],
    severity: WEIGHTS[severity],
    configSchema: { properties: { ignore: { type: 'array', items: { type: 'string' } } } },
  };
}

function selection(severity: Severity, { only, ignore = [] }: PolicyOptions, config: PolicyConfig): (finding: Finding) => boolean {
  const ignored = [...ignore, ...config.ignore ?? []];
  return (finding) => finding.severity === severity
    && !ignored.some((pattern) => isMeant(finding.id, pattern))
    && (only === undefined || only.some((pattern) => isMeant(finding.id, pattern)));
}
