import { declaredTwice } from './declared-twice';
import { inTwoFiles } from './in-two-files';
import { oneOwner } from './one-owner';
import { unservedApi } from './unserved-api';
import type { Rule } from '../../rule';

/** The rules about what a cluster has once, in the order of their ids. */
export const clusterRules: readonly Rule[] = [
  oneOwner, declaredTwice, unservedApi, inTwoFiles,
];
