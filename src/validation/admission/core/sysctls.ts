/** Longest name of a sysctl, in bytes. */
export const SYSCTL_MAX_LENGTH = 253;
/** Names of sysctls: segments with `.` or `/` between them. */
export const SYSCTL_PATTERN = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

const IPC_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.sem', 'kernel.shmall', 'kernel.shmmax', 'kernel.shmmni', 'kernel.shm_rmid_forced', 'kernel.shm',
  'kernel.msgmax', 'kernel.msgmnb', 'kernel.msgmni', 'kernel.msg',
]);

/** The kernel namespace that a sysctl belongs to (k8s.io/component-helpers/node/util/sysctl); undefined if none is known. */
export function sysctlNamespace(name: string): 'Net' | 'IPC' | undefined {
  const normal = normalName(name).replace(/\*[^]*$/, '');
  if (IPC_SYSCTLS.has(normal) || normal.startsWith('fs.mqueue.')) return 'IPC';
  return normal.startsWith('net.') ? 'Net' : undefined;
}

/** The name with `.` between its segments: where `/` comes first, the two are swapped. */
function normalName(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/')) : name;
}
