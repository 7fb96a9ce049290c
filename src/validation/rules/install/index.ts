import { adapterPlace } from './adapter-place';
import { defaultRules } from './default-rules';
import { doublePort } from './double-port';
import { floatingVersion } from './floating-version';
import { ignoredDifference } from './ignored-difference';
import { largeDefinitions } from './large-definitions';
import { noMetricsServer } from './no-metrics-server';
import { oldDefinitions } from './old-definitions';
import { restrictedSecrets } from './restricted-secrets';
import { slowRelist } from './slow-relist';
import { untestedPair } from './untested-pair';
import { unwatchedNamespace } from './unwatched-namespace';
import type { Rule } from '../../rule';

/** The rules about installs of what serves the numbers, in the order of their ids. */
export const installRules: readonly Rule[] = [
  doublePort, unwatchedNamespace, noMetricsServer, restrictedSecrets, untestedPair, floatingVersion, slowRelist, ignoredDifference,
  largeDefinitions, oldDefinitions, defaultRules, adapterPlace,
];
