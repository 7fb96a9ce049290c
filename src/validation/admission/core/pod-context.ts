import type { JsonObject } from '../../../kubernetes/json';
import { optionalFlag, structs, text } from '../decoded-fields';
import { child, index } from '../field-path';

/** What the validation of a container needs to know of its pod. */
export interface PodContext {
  /** The volumes that passed validation, by name. */
  readonly volumes: ReadonlyMap<string, JsonObject>;
  /** Names in `resourceClaims`. */
  readonly claimNames: ReadonlySet<string>;
  /** Seconds that containers have to stop. */
  readonly gracePeriodSeconds: number;
  /** `Always` unless set. */
  readonly restartPolicy: string;
  /** `spec.os.name`; undefined if there is no `os`. */
  readonly os: string | undefined;
  /** Whether the pod uses the users of the host, as it does by default. */
  readonly hostUsers: boolean;
}

/** The lists of containers in the order in which upstream visits them. */
const VISITED = ['initContainers', 'containers', 'ephemeralContainers'];

/** All containers of a pod with their paths, initial ones first (pkg/apis/core/pods.VisitContainersWithPath). */
export function containersOf(spec: JsonObject, path: string): readonly (readonly [container: JsonObject, path: string])[] {
  return VISITED.flatMap((list) =>
    structs(spec, list).map((container, position) => [container, index(child(path, list), position)] as const));
}

/** Whether an init container runs beside the pod's containers for as long as they do. */
export function isSidecar(initContainer: JsonObject): boolean {
  return text(initContainer, 'restartPolicy') === 'Always';
}

/** Whether the pod's users are the host's. */
export function usesHostUsers(spec: JsonObject): boolean {
  return optionalFlag(spec, 'hostUsers') !== false;
}
