import type { Bundle } from '../../../kubernetes/bundle';
import { sortKeys } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { directoryOf, fileOf } from '../origin';

/** Different objects of one kind, namespace and name that may be meant for one cluster, in the order in which they stand. */
export interface Namesakes {
  readonly all: readonly Manifest[];
  /** Whether one file holds several of them, as does a program that declares them. */
  readonly inOneFile: boolean;
}

/**
 * The objects of one name by each of them. Those of other directories are not meant for the same cluster, as a rule: overlays of
 * Kustomize, or one directory for each environment. And to apply the same twice does no harm.
 */
export function namesakesOf(bundle: Bundle): ReadonlyMap<Manifest, Namesakes> {
  const file = (one: Manifest): string => fileOf(bundle.originOf(one)) ?? '';
  return new Map(bundle.namesakes
    .flatMap((all) => grouped(all, (one) => directoryOf(bundle.originOf(one))))
    .filter((all) => !all.every((one) => same(one, all[0])))
    .flatMap((all) => {
      // What one file says twice is reported for that file; whether others say it as well is another question.
      const [within = []] = grouped(all, file).filter((ofFile) => !ofFile.every((one) => same(one, ofFile[0])));
      const namesakes = within.length > 0 ? { all: within, inOneFile: true } : { all, inOneFile: false };
      return namesakes.all.map((one): [Manifest, Namesakes] => [one, namesakes]);
    }));
}

function grouped(all: readonly Manifest[], by: (one: Manifest) => string): readonly (readonly Manifest[])[] {
  return [...new Set(all.map(by))].map((value) => all.filter((one) => by(one) === value));
}

function same(a: Manifest, b: Manifest | undefined): boolean {
  return b !== undefined && (a === b || JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b)));
}
