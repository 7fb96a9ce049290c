import { flag, has, number, structs, text, textMap, texts } from './decoded-fields';
import type { FieldErrors } from './field-errors';
import { child, index } from './field-path';
import { parseGroupVersion } from './group-version';
import { validateLabels } from './label-errors';
import type { JsonObject } from '../../kubernetes/json';
import type { NameCheck } from '../../kubernetes/names';
import { byteLength, dnsLabelErrors, dnsSubdomainErrors, pathSegmentNameErrors, qualifiedNameErrors } from '../../kubernetes/names';

/** What a kind demands of its objects' metadata. */
export interface MetadataRules {
  /** The rule for `metadata.name` and, with a trailing dash allowed, for `metadata.generateName`. */
  readonly name: NameCheck;
  /** Whether objects live in a namespace; if so a missing `metadata.namespace` is the namespace of the request. */
  readonly scope: 'namespace' | 'cluster';
}

/** Names of most objects. */
export const SUBDOMAIN_NAME: MetadataRules = { name: dnsSubdomainErrors, scope: 'namespace' };
/** Names that only must not break a URL: what the registry demands of every object, whatever its kind. */
export const PATH_SEGMENT_NAME: MetadataRules = { name: pathSegmentNameErrors, scope: 'namespace' };

const ANNOTATIONS_LIMIT = 256 * 1024;
const NAME_PART_LIMIT = 128;
const SUBRESOURCE_LIMIT = 256;
const GENERATED_PREFIX_LIMIT = 58;

/**
 * The metadata of a new object, as k8s.io/apimachinery/pkg/api/validation.ValidateObjectMetaAccessor checks it. Metadata with
 * `generateName` and without a name passes for the name: the server makes one up.
 */
export function validateObjectMeta(errors: FieldErrors, meta: JsonObject, rules: MetadataRules, path: string): void {
  const generateName = text(meta, 'generateName');
  const name = text(meta, 'name');
  if (generateName !== '') errors.invalidFor(child(path, 'generateName'), generateName, rules.name(maskTrailingDash(generateName)));
  if (name !== '') errors.invalidFor(child(path, 'name'), name, rules.name(name));
  else if (generateName === '') errors.required(child(path, 'name'), 'name or generateName is required');
  else errors.invalidFor(child(path, 'name'), generated(generateName), rules.name(generated(generateName)));
  const namespace = text(meta, 'namespace');
  if (namespace !== '') {
    if (rules.scope === 'namespace') errors.invalidFor(child(path, 'namespace'), namespace, dnsLabelErrors(namespace));
    else errors.forbidden(child(path, 'namespace'), 'not allowed on this type');
  }
  errors.nonNegative(child(path, 'generation'), number(meta, 'generation'));
  validateLabels(errors, textMap(meta, 'labels'), child(path, 'labels'));
  validateAnnotations(errors, textMap(meta, 'annotations'), child(path, 'annotations'));
  validateOwnerReferences(errors, structs(meta, 'ownerReferences'), child(path, 'ownerReferences'));
  validateFinalizers(errors, texts(meta, 'finalizers'), child(path, 'finalizers'));
  structs(meta, 'managedFields').forEach((entry, position) => validateManagedFields(errors, entry, index(child(path, 'managedFields'), position)));
}

/** As `validateObjectMeta`, and finalizers without a `/` must be Kubernetes' own: what the validation of built-in kinds adds. */
export function validateCoreObjectMeta(errors: FieldErrors, meta: JsonObject, rules: MetadataRules, path: string): void {
  validateObjectMeta(errors, meta, rules, path);
  texts(meta, 'finalizers').forEach((finalizer, position) => {
    if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer)) return;
    errors.invalid(index(child(path, 'finalizers'), position), finalizer, 'name is neither a standard finalizer name nor is it fully qualified');
  });
}

const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** A name as the server generates it: the prefix, cut to 58 characters, and five letters or digits. */
function generated(prefix: string): string {
  return `${prefix.slice(0, GENERATED_PREFIX_LIMIT)}xxxxx`;
}

/**
 * The prefix of a generated name, masked so that a dash at its end passes (upstream's maskTrailingDash, which drops a byte more). What is
 * left of a letter of several bytes fits into no name.
 */
export function maskTrailingDash(prefix: string): string {
  if (prefix.length < 2 || !prefix.endsWith('-')) return prefix;
  const cut = prefix.slice(0, -2);
  return byteLength(prefix) - byteLength(cut) > 2 ? `${cut}\ufffda` : `${cut}a`;
}

/** Annotation keys, whose case does not matter, and the total size of keys and values, at most 256 KiB. */
export function validateAnnotations(errors: FieldErrors, annotations: Readonly<Record<string, string>>, path: string): void {
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    errors.invalidFor(path, key, qualifiedNameErrors(key.toLowerCase()));
    size += byteLength(key) + byteLength(value);
  }
  if (size > ANNOTATIONS_LIMIT) errors.tooLong(path, ANNOTATIONS_LIMIT);
}

function validateOwnerReferences(errors: FieldErrors, owners: readonly JsonObject[], path: string): void {
  let controller = '';
  for (const owner of owners) {
    const apiVersion = text(owner, 'apiVersion');
    const { group, version } = parseGroupVersion(apiVersion) ?? { group: '', version: '' };
    if (version === '') errors.invalid(child(path, 'apiVersion'), apiVersion, 'version must not be empty');
    for (const name of ['kind', 'name', 'uid']) {
      if (text(owner, name) === '') errors.invalid(child(path, name), '', 'must not be empty');
    }
    const kind = text(owner, 'kind');
    if (group === '' && version === 'v1' && kind === 'Event') errors.invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner');
    if (!has(owner, 'controller') || !flag(owner, 'controller')) continue;
    const current = `${kind}/${text(owner, 'name')}`;
    if (controller === '') controller = current;
    else errors.invalid(path, owners, `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${current}`);
  }
}

function validateFinalizers(errors: FieldErrors, finalizers: readonly string[], path: string): void {
  for (const finalizer of finalizers) errors.invalidFor(path, finalizer, qualifiedNameErrors(finalizer));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
  }
}

function validateManagedFields(errors: FieldErrors, entry: JsonObject, path: string): void {
  const operation = text(entry, 'operation');
  if (operation !== 'Apply' && operation !== 'Update') errors.invalid(child(path, 'operation'), operation, 'must be `Apply` or `Update`');
  const fieldsType = text(entry, 'fieldsType');
  if (fieldsType !== '' && fieldsType !== 'FieldsV1') errors.invalid(child(path, 'fieldsType'), fieldsType, 'must be `FieldsV1`');
  const manager = text(entry, 'manager');
  if (byteLength(manager) > NAME_PART_LIMIT) errors.tooLong(child(path, 'manager'), NAME_PART_LIMIT);
  if (/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(manager)) errors.invalid(child(path, 'manager'), manager, 'must consist of printable characters');
  if (byteLength(text(entry, 'subresource')) > SUBRESOURCE_LIMIT) errors.tooLong(child(path, 'subresource'), SUBRESOURCE_LIMIT);
}
