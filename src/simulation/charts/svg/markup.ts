import { printable } from '../../../kubernetes/printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** A text as it may stand in XML and HTML, between tags and in attributes; characters that neither may hold are replaced. */
export function escaped(text: string): string {
  // \uFFFE, \uFFFF and lone surrogates are no characters of XML either.
  return printable(text).replace(/[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Values of attributes; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of XML with content that is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const texts = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(String(value))}"`));
  return content === '' ? `<${name}${texts.join('')}/>` : `<${name}${texts.join('')}>${content}</${name}>`;
}

/** A text element. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x: shortNumber(x), y: shortNumber(y), ...attributes }, escaped(text));
}

/** A coordinate with as many digits as anybody can see. */
export function shortNumber(value: number): number {
  return Math.round(value * 10) / 10;
}
