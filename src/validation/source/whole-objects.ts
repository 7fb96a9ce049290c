import { fragmentReason } from './fragments';
import type { SourceNote } from './source-problem';
import type { ManifestOrigin } from './source-text';
import type { BundleEntry } from '../../kubernetes/bundle';
import { asString } from '../../kubernetes/json';

/** The objects that can be judged, and what is said about the others. */
export interface WholeObjects {
  readonly entries: readonly BundleEntry<ManifestOrigin>[];
  readonly notes: readonly SourceNote[];
}

/**
 * Leaves out what is no object but a change to one: patches of Kustomize, each with the file that says so, and what lacks so much that it can
 * be nothing else. The API server never sees them, only what `kustomize build` makes of them.
 */
export function wholeObjects(entries: readonly BundleEntry<ManifestOrigin>[], patches: ReadonlyMap<string, string>): WholeObjects {
  const withDirectives = new Map<string, boolean>();
  const notes: SourceNote[] = [];
  const kept = entries.filter(({ manifest, origin }) => {
    const source = origin?.document.source;
    if (source === undefined) return true;
    const by = patches.get(source.name);
    const mayHoldDirectives = withDirectives.get(source.name) ?? source.text.includes('$');
    withDirectives.set(source.name, mayHoldDirectives);
    const reason = by === undefined ? fragmentReason(manifest, mayHoldDirectives) : `is a patch by ${by}`;
    if (reason === undefined) return true;
    const object = `${manifest.kind} ${asString(manifest.metadata.name) ?? ''}`.trim();
    notes.push({ message: `${object} ${reason}, and was not checked; check what 'kustomize build' gives`, file: source.name, ...placeOf(origin) });
    return false;
  });
  return { entries: notes.length === 0 ? entries : kept, notes };
}

function placeOf(origin: ManifestOrigin | undefined): Pick<SourceNote, 'place'> {
  if (origin === undefined) return {};
  const { source, start } = origin.document;
  const begin = start + Math.max(source.text.slice(start).search(/\S/), 0);
  return { place: { source, start: begin, end: begin + 1 } };
}
