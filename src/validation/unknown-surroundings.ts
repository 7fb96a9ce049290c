import { Undecided } from './undecided';
import { bundleOf, type Bundle } from '../kubernetes/bundle';

/** What an object can be asked without others: a pod template of its own. */
const WITHOUT_OTHERS: keyof Bundle = 'podTemplate';

/** The surroundings of objects of which only they themselves are known: whatever a rule asks about others is undecided. */
export const UNKNOWN_SURROUNDINGS: Bundle = new Proxy(bundleOf([]), {
  get(bundle, key, surroundings) {
    if (key !== WITHOUT_OTHERS) throw new Undecided(`'${String(key)}' needs the other objects, which are not known`);
    return Reflect.get(bundle, key, surroundings) as unknown;
  },
});
