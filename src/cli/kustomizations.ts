import { dirname, join, sep } from 'node:path';
import { nameIn, STANDARD_INPUT, type FoundFile } from './find-files';
import { readTextFile } from './text-file';
import { patchFiles } from '../validation/source/kustomization';
import { readManifests } from '../validation/source/read-manifests';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Patches are in the directory of their kustomization or in one or two below it. */
const LEVELS = 3;

/**
 * The files that are patches by a kustomization of their own directory or of one right above, whether that is checked or not, each with the
 * file that says so. A kustomization that cannot be read tells nothing.
 */
export function patchesAround(files: readonly FoundFile[], directory: string): ReadonlyMap<string, string> {
  const within = files.filter(({ path }) => path !== STANDARD_INPUT).map(({ path }) => dirname(path));
  const around = new Set([...new Set(within)].flatMap(andAbove));
  return new Map([...around].flatMap((one) => NAMES.flatMap((name) => patchesBy(join(one, name))))
    .map(([patch, by]): [string, string] => [nameIn(directory, patch), nameIn(directory, by)]));
}

function patchesBy(path: string): readonly (readonly [string, string])[] {
  const read = readTextFile(path);
  if ('failure' in read) return [];
  return [...patchFiles(readManifests({ name: path.split(sep).join('/'), text: read.text }).kustomizations)];
}

function andAbove(directory: string): readonly string[] {
  const directories = [directory];
  while (directories.length < LEVELS) directories.push(dirname(directories.at(-1) ?? directory));
  return directories;
}
