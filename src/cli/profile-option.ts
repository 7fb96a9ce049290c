import { nearest } from '../kubernetes/nearest';
import type { Problems } from '../kubernetes/problem';
import { DEFAULT_PROFILE, VERSION, type Profile } from '../validation/profile';

/** Keeps the versions of a profile that are such, and reports the rest. `path` is where they stand, empty for the command line. */
export function readProfile(versions: Readonly<Record<string, unknown>>, path: string, problems: Problems): Partial<Profile> {
  const names = Object.keys(DEFAULT_PROFILE);
  const known = Object.entries(versions).filter(([name, version]) => {
    const where = path === '' ? name : `${path}.${name}`;
    const meant = nearest(name, names);
    return problems.check(names.includes(name), where, `must be one of ${names.join(', ')}`, undefined, meant === undefined ? undefined : `write ${meant}`)
      && problems.check(typeof version === 'string' && VERSION.test(version), where, 'must be a version such as 1.30', version);
  });
  return Object.fromEntries(known) as Partial<Profile>;
}

/** Reads `kubernetes=1.30,keda=2.20`. */
export function parseProfile(parts: readonly string[], problems: Problems): Partial<Profile> {
  const pairs = parts.map((part) => part.split('=', 2)).map(([name = '', version = '']): [string, string] => [name.trim(), version.trim()]);
  return readProfile(Object.fromEntries(pairs), '', problems);
}
