import type { ContainerSpec, DisruptionSpec, PodSpec, ResourceAmountsSpec } from './pod';
import type { Kind } from '../kubernetes/declared/kind';
import { isOpaque, judged } from '../kubernetes/declared/scalars';
import { configMapKeyErrors, dnsLabelErrors, envVarNameErrors } from '../kubernetes/names';
import type { Leaf } from '../kubernetes/opaque';
import { checkFilledIn } from '../kubernetes/placeholder';
import { Problems, type Problem } from '../kubernetes/problem';
import { quantityOf, type Quantity } from '../kubernetes/quantity';
import { checkAnnotations, checkLabels } from '../kubernetes/text-map-checks';

/** An image; what is wrong with it is said by its check. */
export const IMAGE: Kind<Leaf> = { ...judged<Leaf>(), standIn: '' };

/** Checks an image: there, in one word, and no placeholder. */
export function checkImage(image: Leaf | undefined, problems: Problems): void {
  if (image === undefined || isOpaque(image)) return;
  const named = problems.check(typeof image === 'string' && /^\S+$/.test(image), 'image', 'must be the name of an image', image);
  if (named) checkFilledIn(problems, 'image', image);
}

/** Problems of the values of a pod and its container; paths relative to the pod. What is verbatim or known only later is not looked at. */
export function podValueProblems(pod: PodSpec): readonly Problem[] {
  const problems = new Problems();
  checkLabels(pod.labels, 'labels', problems);
  checkAnnotations(pod.annotations, 'annotations', problems);
  checkLabels(pod.nodeSelector, 'nodeSelector', problems);
  const grace = pod.terminationGracePeriodSeconds;
  problems.check(grace === undefined || (Number.isInteger(grace) && grace >= 0), 'terminationGracePeriodSeconds', 'must be a whole number from 0', grace);
  if (pod.disruption !== undefined) problems.add(disruptionProblems(pod.disruption), 'disruption');
  if (pod.container !== undefined) problems.add(containerProblems(pod.container), 'container');
  return problems.list;
}

const PERCENT = /^(?:[1-9][0-9]?|100)%$/;

/** Upstream: Kubernetes `pkg/apis/policy/validation`; a budget of 0 would block every drain. */
function disruptionProblems({ maxUnavailable, minAvailable }: DisruptionSpec): readonly Problem[] {
  const problems = new Problems();
  for (const [path, value] of Object.entries({ maxUnavailable, minAvailable })) {
    problems.check(value === undefined || (typeof value === 'string' ? PERCENT.test(value) : Number.isInteger(value) && value >= 1), path,
      'must be a whole number from 1, or a percentage from 1% to 100%', value);
  }
  problems.check(maxUnavailable === undefined || minAvailable === undefined, 'minAvailable', "must not be given together with 'maxUnavailable'", minAvailable);
  return problems.list;
}

function containerProblems(container: ContainerSpec): readonly Problem[] {
  const problems = new Problems();
  const { name, env, secretEnv, requests, limits } = container;
  problems.check(name === undefined || dnsLabelErrors(name).length === 0, 'name',
    'must be a DNS label: 1 to 63 lower case letters, digits or "-", with a letter or digit at both ends', name);
  for (const variable of Object.keys(env ?? {})) checkVariable(variable, 'env', problems);
  for (const [variable, key] of Object.entries(secretEnv ?? {})) {
    checkVariable(variable, 'secretEnv', problems);
    const path = `secretEnv.${variable}`;
    problems.check(env === undefined || !Object.hasOwn(env, variable), path, "must not be given in 'env' too, where it would be overwritten");
    problems.check(key.secret !== '', `${path}.secret`, 'must name a Secret', key.secret);
    problems.check(typeof key.key === 'object' || configMapKeyErrors(key.key).length === 0, `${path}.key`,
      'must be a key of the Secret: 1 to 253 letters, digits, "-", "_" or "."', key.key);
  }
  checkAmounts(requests, limits, problems);
  return problems.list;
}

function checkVariable(name: string, path: string, problems: Problems): void {
  problems.check(envVarNameErrors(name).length === 0, path, 'must have names of printable characters without "="', name);
}

const SAMPLES = { cpu: '500m or 2', memory: '256Mi or 1Gi' };

function checkAmounts(requests: ResourceAmountsSpec = {}, limits: ResourceAmountsSpec = {}, problems: Problems): void {
  for (const resource of ['cpu', 'memory'] as const) {
    const request = amountOf(requests[resource], resource, `requests.${resource}`, problems);
    const limit = amountOf(limits[resource], resource, `limits.${resource}`, problems);
    if (request === undefined || limit === undefined) continue;
    problems.check(limit.compare(request) >= 0, `limits.${resource}`, `must be at least 'requests.${resource}' (${String(requests[resource])})`,
      limits[resource], 'raise the limit or lower the request');
  }
}

/** The amount; undefined if there is none, it is known only later, or it is a problem. */
function amountOf(value: Leaf | undefined, resource: 'cpu' | 'memory', path: string, problems: Problems): Quantity | undefined {
  if (value === undefined || isOpaque(value)) return undefined;
  const quantity = quantityOf(value);
  const valid = problems.check(quantity !== undefined && quantity.sign >= 0, path,
    `must be a Kubernetes quantity from 0, such as ${SAMPLES[resource]}`, value);
  if (!valid || quantity === undefined) return undefined;
  problems.check(resource === 'cpu' || quantity.milli() % 1000n === 0n, path, 'must be whole bytes', value, "'m' stands for thousandths: write Mi for mebibytes");
  return quantity;
}
