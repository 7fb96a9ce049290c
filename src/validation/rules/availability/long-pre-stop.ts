import { withPod } from './samples';
import { asList, asNumber, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import type { Rule } from '../../rule';
import { container } from '../samples';

const GRACE_DEFAULT = 30;
/** The argument of a `sleep` that begins a command or follows another. */
const SLEEP = /(?:^|[\s;&'"/])sleep\s+(\d+)/;

/** A wait that lasts as long as the whole shutdown. */
export const longPreStop: Rule = {
  id: 'AVAIL011',
  name: 'preStop hook as long as the grace period',
  severity: 'warning',
  cause: 'the grace period begins before the hook: what is left after it is all that the process has to finish its requests before it is killed, at each scaling in',
  fix: "raise 'terminationGracePeriodSeconds' to the wait plus the longest request",
  source: 'kubernetes pkg/kubelet/kuberuntime killContainer',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const { containers, terminationGracePeriodSeconds } = asObject(asObject(bundle.podTemplate(workload)).spec);
    const grace = asNumber(terminationGracePeriodSeconds) ?? GRACE_DEFAULT;
    return asList(containers).flatMap((one, position) => {
      const wait = preStopSeconds(asObject(one));
      return wait === undefined || wait < grace ? []
        : [{ path: `spec.template.spec.containers[${position}].lifecycle.preStop`, rule: `should wait less than 'terminationGracePeriodSeconds' (${grace})`, got: wait }];
    });
  },
  samples: {
    noncompliant: [withPod({ containers: [container({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 60'] } } } })] })],
    compliant: [withPod({ terminationGracePeriodSeconds: 90, containers: [container({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 60'] } } } })] })],
  },
};

/** Seconds that the hook sleeps, as far as it says so. */
function preStopSeconds({ lifecycle }: JsonObject): number | undefined {
  const { exec, sleep } = asObject(asObject(lifecycle).preStop);
  const seconds = asNumber(asObject(sleep).seconds);
  if (seconds !== undefined) return seconds;
  const command = asList(asObject(exec).command).map((part) => asString(part) ?? '').join(' ');
  const [, digits] = SLEEP.exec(command) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
