/** A port of a Service; the name is empty where it has none. */
interface NamedPort {
  readonly name: string;
  readonly number: number;
}

/** The facts from which the controller makes the name of a backend. */
export interface HaproxyBackend {
  /** Namespace of the Service. */
  readonly namespace: string;
  readonly service: string;
  /** Port of the Service; the controller writes its name, or its number where it has none. */
  readonly port: NamedPort;
  /** The Ingress, where the annotation `haproxy.org/standalone-backend` gives it a backend of its own. */
  readonly standaloneIngress?: string;
}

/** A version of the HAProxy Ingress Controller, as far as it is known. */
export interface HaproxyVersion {
  readonly major: number;
  readonly minor: number;
  /** Undefined where only major and minor are known. */
  readonly patch?: number;
}

/** How backends are named from a version on; upstream: haproxytech/kubernetes-ingress `pkg/service/service.go`, `GetBackendName`. */
interface Naming {
  readonly since: readonly [major: number, minor: number, patch: number];
  readonly ordinary: (backend: HaproxyBackend) => string;
  /** Undefined where there are no standalone backends. */
  readonly standalone?: (backend: HaproxyBackend, ingress: string) => string;
}

const dashed = ({ namespace, service, port }: HaproxyBackend): string => `${namespace}-${service}-${portText(port)}`;
const underscored = ({ namespace, service, port }: HaproxyBackend): string => `${namespace}_${service}_${portText(port)}`;
const marked = ({ namespace, service, port }: HaproxyBackend): string => `${namespace}_svc_${service}_${portText(port)}`;
const ofIngress = ({ namespace, port }: HaproxyBackend, ingress: string): string => `ing_${namespace}_${ingress}_${portText(port)}`;
const ofIngressAndService = ({ namespace, service, port }: HaproxyBackend, ingress: string): string =>
  `ing_${namespace}_${ingress}-${service}_${portText(port)}`;
const ofIngressMarked = ({ namespace, service, port }: HaproxyBackend, ingress: string): string =>
  `${namespace}_${ingress}_svc_${service}_${portText(port)}`;

/** The namings from the newest to the oldest. The last change came with a patch release: 3.1.11. */
const NAMINGS: readonly Naming[] = [
  { since: [3, 1, 11], ordinary: marked, standalone: ofIngressMarked },
  { since: [3, 1, 0], ordinary: underscored, standalone: ofIngress },
  { since: [3, 0, 10], ordinary: underscored, standalone: ofIngressAndService },
  { since: [1, 11, 0], ordinary: underscored, standalone: ofIngress },
  { since: [1, 8, 0], ordinary: underscored },
  { since: [1, 4, 0], ordinary: dashed },
];
/** The namings that differ by version without notice; older controllers are named expressly. */
const PORTABLE_SINCE = [1, 8, 0] as const;

/** Reads a version such as `3.1.11`, `v3.2` or `3.2.0-rc1`; undefined if it is none. */
export function parseHaproxyVersion(text: string): HaproxyVersion | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:-[0-9A-Za-z.]+)?)?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

/**
 * The names that a backend can have in a version of the controller: one if the version says it, several where it lacks
 * the patch at which the naming changed, or is not known at all (then from 1.8 on). None if the version has no such backend.
 */
export function haproxyBackendNames(backend: HaproxyBackend, version?: HaproxyVersion): readonly string[] {
  const namings = version === undefined ? NAMINGS.filter(({ since }) => compare(since, PORTABLE_SINCE) >= 0) : namingsOf(version);
  return [...new Set(namings.flatMap((naming) => nameOf(naming, backend) ?? []))];
}

/** The namings that a version can have: from that of its last patch to that of its first, or of the one patch. */
function namingsOf({ major, minor, patch }: HaproxyVersion): readonly Naming[] {
  const newest = NAMINGS.findIndex(({ since }) => compare(since, [major, minor, patch ?? Number.MAX_SAFE_INTEGER]) <= 0);
  const oldest = NAMINGS.findIndex(({ since }) => compare(since, [major, minor, patch ?? 0]) <= 0);
  return newest === -1 || oldest === -1 ? [] : NAMINGS.slice(newest, oldest + 1);
}

function nameOf({ ordinary, standalone }: Naming, backend: HaproxyBackend): string | undefined {
  return backend.standaloneIngress === undefined ? ordinary(backend) : standalone?.(backend, backend.standaloneIngress);
}

function portText({ name, number }: NamedPort): string {
  return name === '' ? String(number) : name;
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
