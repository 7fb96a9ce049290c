import { Severity, type IRule, type RuleProblem, type RuleSurroundings } from '../../../src/validation-rule';

/** An object is seen alone: its labels. */
class TeamRule implements IRule {
  public readonly id = 'ACME001';
  public readonly name = 'autoscaler without a team';
  public readonly severity = Severity.WARNING;
  public readonly cause = 'nobody is called when it is at its maximum';
  public readonly fix = 'give the label acme.example.com/team';
  public readonly source = 'handbook, on call';
  public readonly kinds = ['HorizontalPodAutoscaler'];

  public check({ metadata }: { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } }): RuleProblem[] {
    return metadata?.labels?.['acme.example.com/team'] === undefined ? [{ path: 'metadata.labels[acme.example.com/team]', rule: 'should name a team' }] : [];
  }
}

/** All objects together are counted. */
class FewRule implements IRule {
  public readonly id = 'ACME002';
  public readonly name = 'more autoscalers than agreed';
  public readonly severity = Severity.ERROR;
  public readonly cause = 'the cluster has room for one';
  public readonly fix = 'ask the platform team';
  public readonly source = 'handbook, quotas';
  public readonly kinds = ['Deployment'];

  public check(_: object, { objects }: RuleSurroundings): RuleProblem[] {
    const count = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').length;
    return count > 1 ? [{ rule: `must not be in a stack with more than 1 autoscaler, but there are ${count}` }] : [];
  }
}

export const OWN_RULES: readonly IRule[] = [new TeamRule(), new FewRule()];
