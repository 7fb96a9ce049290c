import { nearest } from '../../kubernetes/nearest';
import { Problems } from '../../kubernetes/problem';
import { AMOUNT, DURATION } from '../../kubernetes/simulate/read-amount';
import { readFields, type Field } from '../../kubernetes/simulate/read-fields';
import type { FaultSpec } from '../../simulation/options';

const AT: Field = ['atSecond', DURATION, true];
const FOR: Field = ['forSeconds', DURATION, true];

/** The faults by their names on the command line, with their fields. */
const FAULTS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  'metric-outage': { at: AT, for: FOR },
  'adapter-error': { at: AT, for: FOR },
  'prometheus-restart': { at: AT, for: FOR },
  'slow-start': { 'at': AT, 'for': FOR, 'pod-start-time': ['podStartSeconds', DURATION, true] },
  'pod-crash': { at: AT, pods: ['pods', AMOUNT, true] },
  'hand-edit': { at: AT, replicas: ['replicas', AMOUNT, true] },
};

/** Reads a fault: `pod-crash:at=5m,pods=2`. Undefined after a problem. */
export function readFault(text: string, problems: Problems): FaultSpec | undefined {
  const [kind = '', fields = ''] = text.split(':', 2);
  const known = Object.hasOwn(FAULTS, kind) ? FAULTS[kind] : undefined;
  const meant = nearest(kind, Object.keys(FAULTS));
  problems.check(known !== undefined, '--fault', `must be one of ${Object.keys(FAULTS).join(', ')}, such as pod-crash:at=5m,pods=2`, text,
    meant === undefined ? undefined : `write ${meant}`);
  if (known === undefined) return undefined;
  const own = new Problems();
  const items = fields.split(',').map((item) => item.trim()).filter((item) => item !== '');
  const read = readFields(items, known, `--fault ${kind}`, own);
  problems.add(own.list);
  return own.list.length > 0 ? undefined : { kind: kind.replaceAll('-', ' '), ...read } as unknown as FaultSpec;
}
