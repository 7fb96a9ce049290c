import { encodedSecret } from './encoded-secret';
import { placeholder } from './placeholder';
import { removedVersion } from './removed-version';
import { textMaps } from './text-maps';
import type { Rule } from '../../rule';

/** The rules about every object, in the order of their ids. */
export const objectRules: readonly Rule[] = [
  placeholder, textMaps, removedVersion, encodedSecret,
];
