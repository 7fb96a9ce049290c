const JSON_FILE = /\.json$/i;
const KUBERNETES = /"(?:apiVersion|kind)"\s*:/;
/** Texts, which are kept, and what JSON does not know: comments, and commas behind the last entry. */
const TEXT_OR_MORE = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])/g;

/** Whether a file is JSON with comments, as tools have for their settings (`tsconfig.json`), and nothing for Kubernetes. */
export function isConfiguration(file: string, text: string): boolean {
  if (!JSON_FILE.test(file) || KUBERNETES.test(text)) return false;
  const withoutComments = text.replace(TEXT_OR_MORE, (_, kept: string | undefined) => kept ?? '');
  try {
    // A comma may stand before a comment that stands before the end.
    JSON.parse(withoutComments.replace(TEXT_OR_MORE, (_, kept: string | undefined) => kept ?? ''));
    return true;
  } catch {
    return false;
  }
}
