import type { FieldError, FieldErrorType } from './admission/field-error';
import { supportedNames, wantedType } from './admission-fix';
import { valueAt } from './check/value-at';
import type { Edit } from './edit';
import type { Json } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';
import { certain } from '../kubernetes/nearest';

/**
 * The edits that mend what an admission port refuses: quotes that are missing or too many, a misspelt name of a closed set, an item that stands
 * in a list once more. Undefined where mending needs a decision, or where the author wrote something else at the path.
 */
export function admissionEdits(error: FieldError, object: Manifest): readonly Edit[] | undefined {
  const edit = EDITS[error.type]?.(error, valueAt(object, error.field), object);
  return edit === undefined ? undefined : [edit];
}

type MakeEdit = (error: FieldError, written: Json | undefined, object: Manifest) => Edit | undefined;

const EDITS: Partial<Readonly<Record<FieldErrorType, MakeEdit>>> = {
  FieldValueTypeInvalid: ({ field, detail }, written) => retyped(field, wantedType(detail), written),
  FieldValueNotSupported: ({ field, detail, value }, written) => respelt(field, supportedNames(detail), written, value),
  FieldValueDuplicate: ({ field }, _, object) => withoutRepeat(field, object),
};

const WHOLE = /^-?\d{1,15}$/;

function retyped(path: string, wanted: string, written: Json | undefined): Edit | undefined {
  if (wanted === 'string' && (typeof written === 'number' || typeof written === 'boolean')) return { op: 'quote', path };
  if (typeof written !== 'string') return undefined;
  if (wanted.startsWith('int') && WHOLE.test(written)) return { op: 'replace', path, value: Number(written) };
  return wanted.startsWith('bool') && (written === 'true' || written === 'false') ? { op: 'replace', path, value: written === 'true' } : undefined;
}

function respelt(path: string, supported: readonly string[], written: Json | undefined, refused: Json | undefined): Edit | undefined {
  const meant = typeof written === 'string' && written === refused ? certain(written, supported) : undefined;
  return meant === undefined ? undefined : { op: 'replace', path, value: meant };
}

const ITEM = /^(.*)\[(\d+)\](?:\.[^[\]]+)?$/;

/** An item goes if it says nothing that one before it does not say. */
function withoutRepeat(field: string, object: Manifest): Edit | undefined {
  const [, list = '', position = ''] = ITEM.exec(field) ?? [];
  const items = valueAt(object, list);
  if (!Array.isArray(items)) return undefined;
  const texts = items.map((item) => JSON.stringify(item));
  return texts.indexOf(texts[Number(position)] ?? '') < Number(position) ? { op: 'remove', path: `${list}[${position}]` } : undefined;
}
