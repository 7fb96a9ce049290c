import type { ClusterView } from './cluster';
import { readData } from './object-data';
import type { DataKind } from './object-data';
import type { JsonObject } from '../../../kubernetes/json';
import { asList, asObject, asString, isObject } from '../../../kubernetes/json';

/** The environment of a container, as KEDA's operator resolves it. */
export interface ContainerEnv {
  readonly values: Readonly<Record<string, string>>;
  /** Whether values may be missing because the cluster is not known wholly. */
  readonly unknown: boolean;
}

/** Why an environment cannot be resolved. */
export interface EnvFault {
  readonly rule: string;
  /** What is to be mended: the name of the container, or its environment. */
  readonly cause: 'name' | 'environment';
  readonly missing?: string;
}

/**
 * The environment of a container of a pod; the first one if no name is given (KEDA 2.20 `pkg/scaling/resolver`,
 * ResolveContainerEnv). Fields of the pod and resources of containers are left out, as KEDA leaves them out.
 */
export function containerEnv(pods: JsonObject, name: string, namespace: string, cluster: ClusterView): ContainerEnv | EnvFault {
  const containers = asList(pods.containers).map(asObject);
  if (containers.length === 0) return { rule: 'must have containers', cause: 'environment' };
  const container = name === '' ? containers[0] : containers.find((candidate) => candidate.name === name);
  if (container === undefined) return { rule: `must name a container of the pods, which '${name}' does not`, cause: 'name' };
  return new EnvResolver(namespace, cluster).resolve(container);
}

/** Whether an environment could not be resolved. */
export function isEnvFault(env: ContainerEnv | EnvFault): env is EnvFault {
  return 'rule' in env;
}

class EnvResolver {
  private readonly values = new Map<string, string>();
  private unknown = false;
  private fault: EnvFault | undefined;

  public constructor(private readonly namespace: string, private readonly cluster: ClusterView) {}

  public resolve(container: JsonObject): ContainerEnv | EnvFault {
    for (const source of asList(container.envFrom)) this.addAll(asObject(source));
    for (const variable of asList(container.env)) this.add(asObject(variable));
    return this.fault ?? { values: Object.fromEntries(this.values), unknown: this.unknown };
  }

  private addAll({ prefix, configMapRef, secretRef }: JsonObject): void {
    const reference = configMapRef ?? secretRef;
    if (!isObject(reference)) return;
    const data = this.data(isObject(configMapRef) ? 'ConfigMap' : 'Secret', reference) ?? [];
    for (const [key, value] of data) this.values.set(`${asString(prefix) ?? ''}${key}`, value);
  }

  private add({ name, value, valueFrom }: JsonObject): void {
    const variable = asString(name) ?? '';
    if (typeof value === 'string' && value !== '') {
      this.values.set(variable, expandReferences(value, this.values));
    } else if (isObject(valueFrom)) {
      const { secretKeyRef, configMapKeyRef } = valueFrom;
      const reference = secretKeyRef ?? configMapKeyRef;
      if (!isObject(reference)) return;
      const data = this.data(isObject(secretKeyRef) ? 'Secret' : 'ConfigMap', reference);
      if (data !== undefined) this.values.set(variable, data.get(asString(reference.key) ?? '') ?? '');
    } else {
      this.values.set(variable, '');
    }
  }

  /** The data of a Secret or ConfigMap; undefined where it is missing, which is a fault unless it may be. */
  private data(kind: DataKind, reference: JsonObject): ReadonlyMap<string, string> | undefined {
    const name = asString(reference.name) ?? '';
    const data = readData(this.cluster, kind, this.namespace, name);
    if (data !== undefined) return data;
    if (!this.cluster.complete) {
      this.unknown = true;
    } else if (reference.optional !== true) {
      this.fault ??= {
        rule: `must not read the environment from the ${kind} '${name}', which does not exist`,
        cause: 'environment',
        missing: `${kind} ${this.namespace}/${name}`,
      };
    }
    return undefined;
  }
}

/**
 * Replaces `$(NAME)` by variables that stand before, and `$$` by `$` (KEDA 2.20, resolveEnvValue): a `$` among the last three
 * characters stays, and so does a reference to a variable that is not there.
 */
export function expandReferences(value: string, variables: ReadonlyMap<string, string>): string {
  let expanded = '';
  let position = 0;
  while (position < value.length) {
    const rest = value.slice(position);
    if (!rest.startsWith('$') || rest.length <= SHORTEST_REFERENCE) {
      expanded += rest.charAt(0);
      position += 1;
      continue;
    }
    const name = /^\$\(([^)]*)\)/.exec(rest)?.[1];
    expanded += name !== undefined ? variables.get(name) ?? `$(${name})` : rest.startsWith('$$') ? '$' : rest.slice(0, 2);
    position += name === undefined ? 2 : name.length + '$()'.length;
  }
  return expanded;
}

const SHORTEST_REFERENCE = 3;
