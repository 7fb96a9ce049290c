import type { Bundle } from '../../kubernetes/bundle';
import { namespaceOf } from '../../kubernetes/object-ref';
import type { Finding } from '../finding';
import { isLeftUnlabelled } from '../source/fragments';

/** What `commonLabels` and `labels` of a kustomization write. */
const LABELS = /^spec\.(?:selector|template\.metadata\.labels)\b/;

/** Whether a finding is about labels of pods that a base leaves to its kustomization, or about a selector that looks for them. */
export function isLeftToKustomize({ object, path, severity }: Finding, bundle: Bundle): boolean {
  if (!LABELS.test(path)) return false;
  if (severity === 'error') return isLeftUnlabelled(object);
  const namespace = namespaceOf(object);
  return bundle.workloads.some((workload) => isLeftUnlabelled(workload) && namespaceOf(workload) === namespace);
}
