import { qualifiedNameErrors } from '../../../kubernetes/names';
import { parseQuantity } from '../../../kubernetes/quantity';
import type { Quantity } from '../../../kubernetes/quantity';
import type { FieldErrors } from '../field-errors';

const STANDARD: ReadonlySet<string> = new Set([
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage',
  'limits.cpu', 'limits.memory', 'limits.ephemeral-storage', 'pods', 'resourcequotas', 'services', 'replicationcontrollers',
  'secrets', 'configmaps', 'persistentvolumeclaims', 'storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers',
]);
const OF_CONTAINERS: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);
const INTEGER: ReadonlySet<string> = new Set([
  'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims',
  'services.nodeports', 'services.loadbalancers',
]);
const HUGE_PAGES = 'hugepages-';
const QUOTA_HUGE_PAGES = 'requests.hugepages-';

/** The name of a resource that a container can ask for, such as `cpu`, `hugepages-2Mi` or `nvidia.com/gpu` (pkg/apis/core/helper). */
export function validateContainerResourceName(errors: FieldErrors, name: string, path: string): void {
  validateResourceName(errors, name, path);
  if (!name.includes('/')) {
    if (!OF_CONTAINERS.has(name) && !isHugePages(name)) errors.invalid(path, name, 'must be a standard resource for containers');
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    errors.invalid(path, name, "doesn't follow extended resource name standard");
  }
}

/** The name of a resource of whole pods: cpu, memory and huge pages. */
export function validatePodResourceName(errors: FieldErrors, name: string, path: string): void {
  if (!validateResourceName(errors, name, path)) return;
  if (name !== 'cpu' && name !== 'memory' && !isHugePages(name)) errors.notSupported(path, name, ['cpu', 'hugepages-', 'memory']);
}

/** Returns whether the name is one at all. */
function validateResourceName(errors: FieldErrors, name: string, path: string): boolean {
  const details = qualifiedNameErrors(name);
  errors.invalidFor(path, name, details);
  if (details.length > 0) return false;
  if (name.includes('/') || STANDARD.has(name) || isHugePages(name) || name.startsWith(QUOTA_HUGE_PAGES)) return true;
  errors.invalid(path, name, 'must be a standard resource type or fully qualified');
  return false;
}

/** Whether a resource is one of huge pages of some size. */
export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES);
}

/** Whether more of a resource may be given out than there is, so that requests and limits may differ. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

/** Whether a resource comes in whole units only. */
export function isIntegerResource(name: string): boolean {
  return INTEGER.has(name) || isExtendedResource(name);
}

/** Whether an amount of huge pages is a multiple of the size in the resource's name. */
export function isWholeHugePages(name: string, amount: Quantity): boolean {
  const size = parseQuantity(name.slice(HUGE_PAGES.length));
  if (size === undefined || size.sign <= 0 || size.milli() % 1000n !== 0n) return false;
  const unit = size.value();
  return unit !== 0n && amount.value() % unit === 0n;
}

function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtendedResource(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith('requests.') && qualifiedNameErrors(`requests.${name}`).length === 0;
}
