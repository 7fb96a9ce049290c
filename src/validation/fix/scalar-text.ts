import { resolvePlain } from '../../kubernetes/yaml/resolve';
import { TOKEN, type TokenKind } from '../../kubernetes/yaml/tokens';

/** Texts that need no quotes anywhere, as far as they are not read as something else. */
const SAFE = /^[A-Za-z0-9_/.](?:[A-Za-z0-9_/.:-]*[A-Za-z0-9_/.-])?$/;

/** A scalar as YAML; a text keeps the quotes of the one in whose place it comes, and gets some where it needs them. */
export function scalarText(value: string | number | boolean | null, style: TokenKind): string {
  if (typeof value !== 'string') return String(value);
  if (style === TOKEN.singleQuoted && !/[\n\r']/.test(value)) return `'${value}'`;
  return style === TOKEN.plain && SAFE.test(value) && resolvePlain(value) === value ? value : JSON.stringify(value);
}
