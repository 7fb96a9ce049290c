import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, dnsSubdomainErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { has, optionalNumber, optionalStruct, optionalText, struct, structs, text, textMap } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateLabels } from '../label-errors';
import { validateAffinity } from './affinity';
import { validateContainers, validateInitContainers } from './container';
import { validateResources } from './container-resources';
import { validateEphemeralContainers } from './ephemeral-containers';
import { containersOf, usesHostUsers } from './pod-context';
import type { PodContext } from './pod-context';
import {
  validateDnsConfig, validateDnsPolicy, validateHostAliases, validateHostnameOverride, validateHostnames, validateHostNetwork,
} from './pod-network';
import { validateHostProcess, validateHostUsers, validateOs } from './pod-os';
import { validatePodResources } from './pod-resources';
import { validateTolerations, validateTopologySpread } from './pod-scheduling';
import { validateContainerResourceName } from './resource-names';
import { validatePodSecurityContext } from './security-context';
import { validateVolumes } from './volumes';

const GRACE_PERIOD_SECONDS = 30;
const DEADLINE_MAX = 2147483647;

/** The spec of a pod in a template (ValidatePodSpec), with the defaults that a field left out has. */
export function validatePodSpec(errors: FieldErrors, spec: JsonObject, path: string): void {
  const volumes = validateVolumes(errors, structs(spec, 'volumes'), child(path, 'volumes'));
  const claims = structs(spec, 'resourceClaims');
  validateResourceClaims(errors, claims, child(path, 'resourceClaims'));
  const os = optionalStruct(spec, 'os');
  const pod: PodContext = {
    volumes,
    claimNames: new Set(claims.map((claim) => text(claim, 'name')).filter((name) => name !== '')),
    gracePeriodSeconds: optionalNumber(spec, 'terminationGracePeriodSeconds') ?? GRACE_PERIOD_SECONDS,
    restartPolicy: restartPolicyOf(spec),
    os: os === undefined ? undefined : text(os, 'name'),
    hostUsers: usesHostUsers(spec),
  };
  validateAllContainers(errors, spec, pod, path);
  validatePodResources(errors, spec, pod, path);
  validateHostNetwork(errors, spec, path);
  errors.oneOf(child(path, 'restartPolicy'), pod.restartPolicy, ['Always', 'OnFailure', 'Never']);
  validateDnsPolicy(errors, spec, path);
  validateLabels(errors, textMap(spec, 'nodeSelector'), child(path, 'nodeSelector'));
  validatePodSecurityContext(errors, spec, child(path, 'securityContext'));
  validateAffinity(errors, struct(spec, 'affinity'), child(path, 'affinity'));
  validateDnsConfig(errors, spec, path);
  validateGates(errors, spec, path);
  validateTopologySpread(errors, structs(spec, 'topologySpreadConstraints'), child(path, 'topologySpreadConstraints'));
  validateHostProcess(errors, spec, path);
  validateHostUsers(errors, spec, path);
  validateHostnameOverride(errors, spec, path);
  validateNamesAndDeadline(errors, spec, path);
  validateTolerations(errors, structs(spec, 'tolerations'), child(path, 'tolerations'));
  validateHostAliases(errors, structs(spec, 'hostAliases'), child(path, 'hostAliases'));
  validateClasses(errors, spec, path);
  if (has(spec, 'overhead')) {
    validateResources(errors, { limits: struct(spec, 'overhead') }, child(path, 'overhead'), validateContainerResourceName, new Set());
  }
  validateOs(errors, spec, path);
  validateFileKeyVolumes(errors, spec, path);
}

/** The restart policy of a pod, Always by default. */
export function restartPolicyOf(spec: JsonObject): string {
  return text(spec, 'restartPolicy') || 'Always';
}

function validateAllContainers(errors: FieldErrors, spec: JsonObject, pod: PodContext, path: string): void {
  const containers = structs(spec, 'containers');
  validateContainers(errors, containers, pod, child(path, 'containers'));
  validateInitContainers(errors, structs(spec, 'initContainers'), containers, pod, child(path, 'initContainers'));
  validateEphemeralContainers(errors, spec, pod, child(path, 'ephemeralContainers'));
}

function validateResourceClaims(errors: FieldErrors, claims: readonly JsonObject[], path: string): void {
  const names = new Set<string>();
  claims.forEach((claim, position) => {
    const at = index(path, position);
    const name = text(claim, 'name');
    if (name === '') {
      errors.required(child(at, 'name'));
    } else if (names.has(name)) {
      errors.duplicate(child(at, 'name'), name);
    } else {
      errors.invalidFor(child(at, 'name'), name, dnsLabelErrors(name));
      names.add(name);
    }
    const sources = ['resourceClaimName', 'resourceClaimTemplateName'].filter((source) => has(claim, source));
    if (sources.length === 2) errors.invalid(at, claim, 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified');
    if (sources.length === 0) errors.invalid(at, claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
    for (const source of sources) errors.invalidFor(child(at, source), text(claim, source), dnsSubdomainErrors(text(claim, source)));
  });
}

function validateGates(errors: FieldErrors, spec: JsonObject, path: string): void {
  structs(spec, 'readinessGates').forEach((gate, position) => {
    const condition = text(gate, 'conditionType');
    errors.invalidFor(child(index(child(path, 'readinessGates'), position), 'conditionType'), condition, qualifiedNameErrors(condition));
  });
  const names = new Set<string>();
  structs(spec, 'schedulingGates').forEach((gate, position) => {
    const at = index(child(path, 'schedulingGates'), position);
    const name = text(gate, 'name');
    errors.invalidFor(at, name, qualifiedNameErrors(name));
    if (names.has(name)) errors.duplicate(at, name);
    names.add(name);
  });
}

function validateNamesAndDeadline(errors: FieldErrors, spec: JsonObject, path: string): void {
  const account = text(spec, 'serviceAccountName') || text(spec, 'serviceAccount');
  if (account !== '') errors.invalidFor(child(path, 'serviceAccountName'), account, dnsSubdomainErrors(account));
  const node = text(spec, 'nodeName');
  if (node !== '') errors.invalidFor(child(path, 'nodeName'), node, dnsSubdomainErrors(node));
  const deadline = optionalNumber(spec, 'activeDeadlineSeconds');
  if (deadline !== undefined && (deadline < 1 || deadline > DEADLINE_MAX)) {
    errors.invalid(child(path, 'activeDeadlineSeconds'), deadline, `must be between 1 and ${DEADLINE_MAX}, inclusive`);
  }
  validateHostnames(errors, spec, path);
}

function validateClasses(errors: FieldErrors, spec: JsonObject, path: string): void {
  const priority = text(spec, 'priorityClassName');
  if (priority !== '') errors.invalidFor(child(path, 'priorityClassName'), priority, dnsSubdomainErrors(priority));
  const runtime = optionalText(spec, 'runtimeClassName');
  if (runtime !== undefined) errors.invalidFor(child(path, 'runtimeClassName'), runtime, dnsSubdomainErrors(runtime));
  const preemption = optionalText(spec, 'preemptionPolicy');
  if (preemption === '') errors.required(child(path, 'preemptionPolicy'));
  else if (preemption !== undefined) errors.oneOf(child(path, 'preemptionPolicy'), preemption, ['PreemptLowerPriority', 'Never']);
}

/** Volumes that environment variables are read from must be emptyDirs (validateFileKeyRefVolumes). */
function validateFileKeyVolumes(errors: FieldErrors, spec: JsonObject, path: string): void {
  const volumes = new Map(structs(spec, 'volumes').map((volume) => [text(volume, 'name'), volume]));
  for (const [container, at] of containersOf(spec, path)) {
    structs(container, 'env').forEach((variable, position) => {
      const ref = optionalStruct(struct(variable, 'valueFrom'), 'fileKeyRef');
      if (ref === undefined) return;
      const name = text(ref, 'volumeName');
      const namePath = child(index(child(at, 'env'), position), 'valueFrom.fileKeyRef.volumeName');
      const volume = volumes.get(name);
      if (volume === undefined) errors.notFound(namePath, name);
      else if (!isEmptyDir(volume)) errors.invalid(namePath, name, 'referenced volume must be of type emptyDir');
    });
  }
}

/** Whether a volume is an emptyDir, by name or by default. */
function isEmptyDir(volume: JsonObject): boolean {
  return has(volume, 'emptyDir') || Object.keys(volume).every((field) => field === 'name');
}
