import { memoize } from '../../../kubernetes/memoize';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { scaledObject } from '../samples';
import { isTemplated } from '../templated';
import { KEDA, metadataPath, metadataText, triggersOf, WITH_TRIGGERS } from './trigger';

/** A time zone that does not exist. */
export const cronTimezone: Rule = {
  id: 'KEDA041',
  name: 'unknown time zone',
  severity: 'error',
  cause: 'the time zone is looked up at each reading only, which then fails: the schedule never starts and the count is frozen',
  fix: 'write a name of the IANA database, such as Asia/Shanghai or Etc/UTC',
  source: `${KEDA} pkg/scalers/cron_scaler.go (time.LoadLocation)`,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger, { once }) => {
    const zone = trigger.type === 'cron' ? metadataText(trigger, 'timezone') : undefined;
    return zone === undefined || isTemplated(zone) || once(zones)(zone) ? [] : [{ path: metadataPath(trigger, 'timezone'), rule: 'must be a time zone', got: zone }];
  }),
  samples: {
    noncompliant: [scaledObject([cron('Asia/Bejing')], { fallback: undefined })],
    compliant: [scaledObject([cron('Asia/Shanghai')], { fallback: undefined })],
  },
};

/** Looks each zone up once, however many triggers name it, since the runtime loads its rules at every look-up. */
const zones = (): (zone: string) => boolean => memoize(exists);

/** An offset such as +08:00 is a time zone to JavaScript, but not to Go. */
function exists(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return zone === 'Local';
    throw error;
  }
}

function cron(timezone: string) {
  return { type: 'cron', metadata: { timezone, start: '0 8 * * *', end: '0 20 * * *', desiredReplicas: '5' } };
}
