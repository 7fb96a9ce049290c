import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Suite } from './suite';

/** The modules with the suites, by a word in the name of the vector file; each is loaded when it is needed. */
const GROUPS: readonly (readonly [word: string, module: string])[] = [
  ['config-autoscaler', './admission-knative'],
  ['knative', './admission-knative'],
  ['keda', './admission-keda'],
  ['core', './admission-core'],
  ['monitors', './admission-monitors'],
];

const load = createRequire(__filename);

export const suite: Suite = (path) => {
  const name = basename(path);
  const group = GROUPS.find(([word]) => name.includes(word));
  if (group === undefined) throw new Error(`the name of an admission file must contain ${GROUPS.map(([word]) => `'${word}'`).join(', ')}: ${name}`);
  return (load(group[1]) as { readonly suite: Suite }).suite(path);
};
