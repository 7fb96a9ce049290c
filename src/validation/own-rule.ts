import type { Detection, Rule, RuleContext, RuleFacts } from './rule';
import type { Manifest } from '../kubernetes/manifest';

/** What a rule of a user's own has against an object. */
export interface OwnProblem {
  /** @default - the object as a whole */
  readonly path?: string;
  readonly rule: string;
  /** @default - not shown */
  readonly got?: unknown;
  /** @default - the fix of the rule */
  readonly fix?: string;
}

/** What a rule of a user's own may look at besides the object. */
export interface OwnSurroundings {
  /** All objects that are validated together. */
  readonly objects: Manifest[];
  readonly profile: RuleContext['profile'];
}

/** A rule of a user's own: `IRule` of the package root, as far as it is run. */
export interface OwnRule extends Omit<RuleFacts, 'fixable'> {
  /** The kinds to check: `Deployment`, with the API group `ScaledObject.keda.sh`, or `*` for all. */
  readonly kinds: string[];
  check(object: Manifest, surroundings: OwnSurroundings): OwnProblem[];
}

/** The rule as the engine runs it. */
export function coreRule(rule: OwnRule): Rule {
  const { id, name, severity, cause, fix, source, kinds } = rule;
  return {
    id,
    name,
    severity,
    cause,
    fix,
    source,
    kinds,
    check: (object, context) => rule.check(object, surroundingsOf(context)).map(detectionOf),
  };
}

/** The objects are read where the rule asks for them: while they are not known, only such a rule cannot decide. */
function surroundingsOf({ bundle, profile }: RuleContext): OwnSurroundings {
  return {
    get objects() { return bundle.manifests as Manifest[]; },
    profile,
  };
}

function detectionOf({ path = '', rule, got, fix }: OwnProblem): Detection {
  return { path, rule, ...(got !== undefined && { got }), ...(fix !== undefined && { fix }) };
}
