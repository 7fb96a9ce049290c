import { placeholder } from './placeholder';
import { textMaps } from './text-maps';
import type { Rule } from '../../rule';

/** The rules about every object, in the order of their ids. */
export const objectRules: readonly Rule[] = [
  placeholder, textMaps,
];
