import { Chart, JsonPatch, type ApiObject, type App } from 'cdk8s';
import type { Construct } from 'constructs';
import { AppValidation } from './app-validation';
import { EmittedObject } from './emitted-object';
import type { Draft } from './kubernetes/manifest';
import { sentence, type Problem } from './kubernetes/problem';
import type { Plan } from './plan/plan';
import { inProps } from './prop-problem';

/** Thrown by a construct whose declaration has problems; the message lists all of them. */
export function throwProblems(scope: Construct, kind: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  throw new Error(`${kind} '${scope.node.path}' has ${count}:\n${problems.map((problem) => `  - ${sentence(inProps(problem))}`).join('\n')}`);
}

/** Type of the construct metadata that holds a warning of a declaration, one sentence each. */
const WARNING = 'scalewright:warning';

/**
 * Emits the objects of a plan as children of the construct, by id. Throws if the plan has problems; its warnings become metadata
 * of the construct, and are printed at synthesis, when all objects of the app are validated, unless a rule finds the same.
 */
export function emit(scope: Construct, kind: string, plan: Pick<Plan, 'objects' | 'problems' | 'warnings'>): { [id: string]: ApiObject } {
  throwProblems(scope, kind, plan.problems);
  const validation = AppValidation.of(scope.node.root as App);
  plan.warnings?.forEach((warning) => {
    const text = sentence(inProps(warning));
    scope.node.addMetadata(WARNING, text);
    validation.warnings.push({ scope, text, foundBy: warning.foundBy });
  });
  return Object.fromEntries(plan.objects.map(({ id, draft }) => [id, emitObject(scope, id, draft)]));
}

/** cdk8s gives the namespace of the chart to every object without one; a draft without one belongs to the cluster. */
function emitObject(scope: Construct, id: string, draft: Draft): ApiObject {
  const object = new EmittedObject(scope, id, draft);
  if (draft.metadata.namespace === undefined && object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}

/** The namespace of a construct unless it has one of its own: that of its chart, else `default`. */
export function namespaceOf(scope: Construct): string {
  return Chart.of(scope).namespace ?? 'default';
}
