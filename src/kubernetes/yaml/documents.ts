/** A document within a text. */
export interface Extent {
  /** Where it begins, behind its marker. */
  readonly start: number;
  readonly end: number;
}

/** `---` before a document or `...` behind it: at the start of a line, whatever is around it. */
const MARKER = /^(?:---|\.\.\.)(?![^ \t\r\n])/gm;

/** The documents of a text, in order; what stands before the first marker is one, too. A text of JSON may hold one object behind another. */
export function documentsOf(text: string): readonly Extent[] {
  return separated(text).flatMap((document) =>
    (JSON_OBJECT.test(text.slice(document.start, document.start + LEAD)) ? objectsOf(text, document) : [document]));
}

/** An object of JSON: other braces begin flow mappings of YAML and templates. */
const JSON_OBJECT = /^\s*\{\s*["}]/;
/** How far an object of JSON is looked for, in UTF-16 units. */
const LEAD = 200;
/** What counts for the end of an object: its braces, outside texts. */
const BRACES = /"(?:[^"\\]|\\.)*"|[{}]/g;
const NEXT_OBJECT = /\s*(?=\{)/y;

/** The objects of a document that stand one behind the other, which YAML could not mean; the document itself if it is none of those. */
function objectsOf(text: string, { start, end }: Extent): readonly Extent[] {
  const objects: Extent[] = [];
  let [begin, depth] = [start, 0];
  BRACES.lastIndex = start;
  for (let match = BRACES.exec(text); match !== null && match.index < end; match = BRACES.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    NEXT_OBJECT.lastIndex = BRACES.lastIndex;
    if (match[0] === '}' && depth === 0 && NEXT_OBJECT.test(text) && NEXT_OBJECT.lastIndex < end) {
      objects.push({ start: begin, end: BRACES.lastIndex });
      begin = BRACES.lastIndex;
    }
  }
  return [...objects, { start: begin, end }];
}

function separated(text: string): readonly Extent[] {
  const documents: Extent[] = [];
  let start = 0;
  for (const { index } of text.matchAll(MARKER)) {
    if (index > start) documents.push({ start, end: index });
    start = index + '---'.length;
  }
  if (start < text.length) documents.push({ start, end: text.length });
  return documents;
}
