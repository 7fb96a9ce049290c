/** The versions that manifests must suit. A text of numbers with dots, such as `1.35` or `2.20.2`. */
export interface Profile {
  /** Kubernetes. @default '1.35' */
  readonly kubernetes: string;
  /** KEDA. @default '2.20.2' */
  readonly keda: string;
  /** Knative Serving. @default '1.23' */
  readonly knative: string;
  /** The HAProxy ingress controller of HAProxy Technologies. @default '3.2' */
  readonly haproxyIngress: string;
}

/** The versions that are assumed where nothing else is said: the newest that this library was checked against. */
export const DEFAULT_PROFILE: Profile = { kubernetes: '1.35', keda: '2.20.2', knative: '1.23', haproxyIngress: '3.2' };

/** A version: numbers with dots, such as `1.30`. */
export const VERSION = /^v?\d+(\.\d+)*$/;

/** A profile with the defaults filled in. Throws for a text that is no version. */
export function profileOf(versions: Partial<Profile> = {}): Profile {
  const profile = { ...DEFAULT_PROFILE, ...versions };
  for (const [name, version] of Object.entries(profile)) {
    if (!VERSION.test(version)) throw new Error(`'profile.${name}' must be a version such as "1.35", got ${JSON.stringify(version)}`);
  }
  return profile;
}

/** Whether a version is the minimum or a later one. Parts that are left out are 0. */
export function atLeast(version: string, minimum: string): boolean {
  const [have, want] = [partsOf(version), partsOf(minimum)];
  for (let part = 0; part < Math.max(have.length, want.length); part += 1) {
    const difference = (have[part] ?? 0) - (want[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function partsOf(version: string): readonly number[] {
  return version.replace(/^v/, '').split('.').map(Number);
}
