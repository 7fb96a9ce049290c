import type { RuleFacts } from '../rule';

/** A file that cannot be read. */
export const UNREADABLE: RuleFacts = {
  id: 'SOURCE001',
  name: 'unreadable file',
  severity: 'error',
  cause: 'nothing in it is checked',
  fix: 'mend the file or leave it out',
  source: 'scalewright',
};

/** A document that is not YAML. */
export const NOT_YAML: RuleFacts = {
  id: 'SOURCE002',
  name: 'not YAML',
  severity: 'error',
  cause: 'the API server never sees the document; the other documents of the file are checked',
  fix: 'mend the document',
  source: 'go-yaml v2 (sigs.k8s.io/yaml 1.6)',
};

/** A key that stands twice in a mapping. */
export const DUPLICATE_KEY: RuleFacts = {
  id: 'SOURCE003',
  name: 'duplicate key',
  severity: 'error',
  cause: 'kubectl takes the last value and says nothing of the others; Kustomize, Flux and Argo CD reject the file',
  fix: 'leave one of them out',
  source: 'YAML 1.2 3.2.1.3; sigs.k8s.io/yaml 1.6 YAMLToJSON',
};

/** A tag that Kubernetes knows nothing of. */
export const UNKNOWN_TAG: RuleFacts = {
  id: 'SOURCE004',
  name: 'unknown tag',
  severity: 'error',
  cause: 'kubectl leaves out the tag without a word, so that the value is only the text behind it',
  fix: 'leave the tag out, or run what understands it first',
  source: 'go-yaml v2 resolve.go',
};

/** A document that has only one half of what tells its kind. */
export const HALF_A_KIND: RuleFacts = {
  id: 'SOURCE005',
  name: 'apiVersion or kind missing',
  severity: 'error',
  cause: 'an object without apiVersion or kind is rejected before anything else is looked at',
  fix: 'write both',
  source: 'kubernetes apimachinery runtime/serializer/json',
};

/** What can be wrong with files themselves, for the catalogue. */
export const SOURCE_RULES: readonly RuleFacts[] = [UNREADABLE, NOT_YAML, DUPLICATE_KEY, UNKNOWN_TAG, HALF_A_KIND];
