import type { Profile } from './profile';
import type { Detection, Rule, RuleContext } from './rule';
import type { Shapes } from './shape';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';
import { ownPodTemplate } from '../kubernetes/pod-template';

/** For `blindTo`: a rule that compares no part of a text with words of its own which a name could hold. */
export const anyName = (): boolean => true;

/** Objects of one kind, those of one shape together. */
export interface Alike {
  /** Two or more of one shape each. */
  readonly groups: readonly (readonly Manifest[])[];
  /** Those that are like no other. */
  readonly others: readonly Manifest[];
}

/** Puts objects of one shape together. */
export function alike(objects: readonly Manifest[], shapes: Shapes): Alike {
  if (objects.length < 2) return { groups: [], others: objects };
  const groups = new Map<number, Manifest[]>();
  const others: Manifest[] = [];
  for (const object of objects) {
    const shape = shapes.of(object);
    const group = shape === undefined ? others : groups.get(shape);
    if (group !== undefined) group.push(object);
    else groups.set(shape!, [object]);
  }
  const all = [...groups.values()];
  return { groups: all.filter(({ length }) => length > 1), others: [...others, ...all.filter(({ length }) => length === 1).flat()] };
}

/** Whether a rule finds nothing in an object, by looking at nothing but the object. */
type FindsNothing = (object: Manifest) => boolean;

/**
 * The objects that a rule must look at one by one: all but those of whose shape it found nothing in the first, by looking at nothing but that, and
 * to whose names it is blind.
 */
export function unlike({ groups, others }: Alike, blindTo: NonNullable<Rule['blindTo']>, findsNothing: FindsNothing): readonly Manifest[] {
  const isOpen = ({ metadata }: Manifest): boolean => blindTo(metadata.name);
  const single: Manifest[] = [...others];
  for (const group of groups) {
    const first = group.find(isOpen);
    if (first === undefined || !findsNothing(first)) for (const object of group) single.push(object);
    else if (blindTo !== anyName) for (const object of group) if (!isOpen(object)) single.push(object);
  }
  return single;
}

/** Tells of a rule whether it finds nothing in an object by looking at nothing but that. */
export function findingNothing(profile: Profile): (rule: Rule) => FindsNothing {
  return ({ check }) => (object) => {
    const own = new OwnContext(profile);
    try {
      const found = typeof check === 'function' ? check(object, own)
        : own.read(object, check.reader).flatMap((item): readonly Detection[] => check.check(item, own, object));
      return found.length === 0 && !own.wasLeft;
    } catch {
      // Whatever it is, it comes again where the rule looks at the object with all others around it.
      return false;
    }
  };
}

/** A context without other objects: a rule that asks for them fails, and even if it gets over that it is known to have asked. */
class OwnContext implements RuleContext {
  public wasLeft = false;
  public readonly bundle = new Proxy({} as Bundle, { get: (_, property) => (property === 'podTemplate' ? this.podTemplate : this.once()) });

  constructor(public readonly profile: Profile) {}

  public readonly once = (): never => {
    this.wasLeft = true;
    throw new Error('there are no other objects to look at');
  };

  public readonly read: RuleContext['read'] = (object, reader) => reader(object, this.bundle, this);

  /** That of a Rollout may be in another object. */
  private readonly podTemplate: Bundle['podTemplate'] = (workload) => ownPodTemplate(workload) ?? this.once();
}
