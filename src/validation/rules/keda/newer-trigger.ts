import type { JsonObject } from '../../../kubernetes/json';
import { laterFields } from '../../../kubernetes/keda/history';
import type { Manifest } from '../../../kubernetes/manifest';
import { withoutLaterFields } from '../../admission/later-fields';
import { atLeast } from '../../profile';
import type { Detection, Rule } from '../../rule';
import { CLUSTER_TRIGGER_AUTHENTICATION, TRIGGER_AUTHENTICATION } from '../kinds';
import { scaledObject } from '../samples';
import { metadataPath, triggersOf, WITH_TRIGGERS, type Trigger } from './trigger';
import { isNewerKey, isNewerType, NEWER_KEDA } from '../../../kubernetes/keda/trigger-parameters';

/** A type or parameter that the release in the profile does not have yet. */
export const newerTrigger: Rule = {
  id: 'KEDA046',
  name: 'field or trigger of a newer KEDA',
  severity: 'warning',
  cause: 'an older KEDA does not scale on a type that it does not know, and ignores a parameter or field that it does not know',
  fix: `install KEDA ${NEWER_KEDA} or later, and say so with --profile keda=${NEWER_KEDA}`,
  source: 'KEDA 2.21.0 pkg/scaling/scalers_builder.go, schema/generated/scalers-schema.json',
  kinds: [...WITH_TRIGGERS, TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION],
  check: (object, { profile, read }) => (atLeast(profile.keda, NEWER_KEDA) ? []
    : [...newFields(object, profile.keda), ...read(object, triggersOf).flatMap((trigger) => newIn(trigger, profile.keda))]),
  samples: {
    noncompliant: [mssqlObject({ driverName: 'azuresql' })],
    compliant: [mssqlObject({})],
  },
};

function newFields(object: Manifest, profile: string): readonly Detection[] {
  const newer = Object.fromEntries(Object.entries(laterFields(object.kind)).filter(([, since]) => since === NEWER_KEDA));
  const { dropped } = withoutLaterFields(object, { since: newer, version: profile, ported: profile });
  return dropped.map(({ path }) => ({ path, about: 'key', rule: `is a field only since KEDA ${NEWER_KEDA}, and the profile is ${profile}` }));
}

function newIn(trigger: Trigger, profile: string): readonly Detection[] {
  const { path, type, metadata } = trigger;
  const since = `only since KEDA ${NEWER_KEDA}, and the profile is ${profile}`;
  if (isNewerType(type)) return [{ path: `${path}.type`, rule: `is a trigger type of KEDA ${since}`, got: type }];
  return Object.keys(metadata).filter((key) => isNewerKey(type, key))
    .map((key) => ({ path: metadataPath(trigger, key), rule: `is a parameter of the ${type} trigger ${since}` }));
}

function mssqlObject(more: JsonObject): Manifest {
  const metadata = { connectionStringFromEnv: 'DATABASE', query: 'SELECT COUNT(*) FROM orders WHERE done = 0', targetValue: '5', ...more };
  return scaledObject([{ type: 'mssql', metadata }]);
}
