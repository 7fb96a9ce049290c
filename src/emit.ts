import { ApiObject, Chart, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { sentence, type Problem } from './kubernetes/problem';
import type { Plan } from './plan/plan';

/** Thrown by a construct whose declaration has problems; the message lists all of them. */
export function throwProblems(scope: Construct, kind: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  throw new Error(`${kind} '${scope.node.path}' has ${count}:\n${problems.map((problem) => `  - ${sentence(problem)}`).join('\n')}`);
}

/** Emits the objects of a plan as children of the construct, by id. Throws if the plan has problems. */
export function emit(scope: Construct, kind: string, plan: Pick<Plan, 'objects' | 'problems'>): { [id: string]: ApiObject } {
  throwProblems(scope, kind, plan.problems);
  return Object.fromEntries(plan.objects.map(({ id, draft }) => [id, new ApiObject(scope, id, draft as ApiObjectProps)]));
}

/** The namespace of a construct: its own, else that of its chart, else `default`. */
export function namespaceOf(scope: Construct, own: string | undefined): string {
  return own ?? Chart.of(scope).namespace ?? 'default';
}
