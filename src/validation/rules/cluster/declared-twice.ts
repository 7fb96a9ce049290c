import type { Bundle } from '../../../kubernetes/bundle';
import { sortKeys } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { fileOf, placeOf } from '../origin';
import { service } from '../samples';

/** Two objects of one name, of which one wins. */
export const declaredTwice: Rule = {
  id: 'CLUSTER002',
  name: 'object declared twice',
  severity: 'error',
  cause: 'the API server keeps one object of a kind, namespace and name: the one that is applied last silently replaces the other',
  fix: 'rename one, or take it out; where they belong to different clusters, validate the charts apart',
  source: 'kubernetes API conventions, object names',
  kinds: [ANY],
  check: (object, { bundle, once }) => {
    const all = once(namesakes).get(object);
    // Reported for each but the first. An object without a name gets one from the API server.
    if (all === undefined || all[0] === object || object.metadata.name === undefined) return [];
    const places = all.map((one) => placeOf(bundle.originOf(one))).filter((place) => place !== undefined);
    return [{ path: '', rule: `is declared ${all.length === 2 ? 'twice' : `${all.length} times`}${places.length < all.length ? '' : `: ${places.join(' and ')}`}` }];
  },
  samples: {
    noncompliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] })],
    compliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] }, { name: 'admin' })],
  },
};

/**
 * The objects of one name by each of them. Those of other directories are not meant for the same cluster, as a rule: overlays of
 * Kustomize, or one directory for each environment. And to apply the same twice does no harm.
 */
function namesakes(bundle: Bundle): ReadonlyMap<Manifest, readonly Manifest[]> {
  return new Map(bundle.namesakes
    .flatMap((all) => byDirectory(all, bundle))
    .flatMap((all) => (all.every((one) => same(one, all[0])) ? [] : all.map((one): [Manifest, readonly Manifest[]] => [one, all]))));
}

function byDirectory(all: readonly Manifest[], bundle: Bundle): readonly (readonly Manifest[])[] {
  const directories = new Set(all.map((one) => directoryOf(bundle.originOf(one))));
  return [...directories].map((directory) => all.filter((one) => directoryOf(bundle.originOf(one)) === directory));
}

function same(a: Manifest, b: Manifest | undefined): boolean {
  return b !== undefined && (a === b || JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b)));
}

function directoryOf(origin: unknown): string {
  return fileOf(origin)?.replace(/[^/]*$/, '') ?? '';
}
