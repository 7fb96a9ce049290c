import { asList, asObject, asString, isObject, type Json, type JsonObject } from '../../kubernetes/json';

/** What a directory says to Kustomize. */
export interface Kustomization {
  readonly file: string;
  readonly value: JsonObject;
}

const FILE = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const GROUP = 'kustomize.config.k8s.io/';

/** What a document says to Kustomize, by the name of its file or by its group; undefined if it is for someone else. */
export function kustomizationOf(file: string, value: Json): Kustomization | undefined {
  if (!isObject(value)) return undefined;
  return FILE.test(file) || asString(value.apiVersion)?.startsWith(GROUP) === true ? { file, value } : undefined;
}

/** The files that are patches, each with the file that says so. */
export function patchFiles(kustomizations: readonly Kustomization[]): ReadonlyMap<string, string> {
  return new Map(kustomizations.flatMap(({ file, value }) => patchesOf(value)
    .flatMap((patch): readonly (readonly [string, string])[] => [[beside(file, patch), file]])));
}

/** Paths of patches; those that stand in the kustomization itself have lines. */
function patchesOf({ patches, patchesStrategicMerge, patchesJson6902 }: JsonObject): readonly string[] {
  const paths = [...asList(patches), ...asList(patchesJson6902)].map((patch) => asObject(patch).path);
  return [...paths, ...asList(patchesStrategicMerge)].flatMap((path) => (typeof path === 'string' && path !== '' && !path.includes('\n') ? [path] : []));
}

/** A path as seen from the directory of a file. */
function beside(file: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${file.replace(/[^/]*$/, '')}${path}`.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '' && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && (step !== '' || steps.length === 0)) steps.push(step);
  }
  return steps.join('/');
}
