import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(__dirname, '..', '..', 'shared', 'vectors');
const COPIED = join(__dirname, 'vectors');

/**
 * The path of a vector file recorded from the real upstream code, such as `hpa/named.jsonl`: the full set where the
 * maintainers' folder lies beside the project, else the sample that is copied into `test/vectors`.
 */
export function vectorFile(name: string): string {
  const shared = join(SHARED, name);
  return existsSync(shared) ? shared : join(COPIED, name);
}

/** The rows of a vector file with one JSON object a line. */
export function vectorRows<Row>(name: string): Row[] {
  return readRows<Row>(vectorFile(name));
}

/** The rows of any file with one JSON object a line. */
export function readRows<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}
