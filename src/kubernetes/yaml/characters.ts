/** Codes of the characters that mean something in YAML. */
export const TAB = 0x09;
export const LINE_FEED = 0x0A;
export const CARRIAGE_RETURN = 0x0D;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const ASTERISK = 0x2A;
export const PLUS = 0x2B;
export const COMMA = 0x2C;
export const DASH = 0x2D;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3A;
export const LESS = 0x3C;
export const GREATER = 0x3E;
export const QUESTION = 0x3F;
export const AT = 0x40;
export const OPEN_BRACKET = 0x5B;
export const BACKSLASH = 0x5C;
export const CLOSE_BRACKET = 0x5D;
export const BACKQUOTE = 0x60;
export const OPEN_BRACE = 0x7B;
export const BAR = 0x7C;
export const CLOSE_BRACE = 0x7D;
export const BYTE_ORDER_MARK = 0xFEFF;
/** Stands behind the end of a text. */
export const END = 0;

/** Characters that YAML does not allow in a text. */
export const FORBIDDEN = /[\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a character ends a line. */
export function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Whether a character separates words: a blank, a line break, or the end. */
export function isSpacing(code: number): boolean {
  return code <= SPACE && (code === SPACE || code === LINE_FEED || code === END || code === TAB || code === CARRIAGE_RETURN);
}

/** Whether a character may stand in the name of an anchor. */
export function isWordCharacter(code: number): boolean {
  return code >= ZERO && code <= NINE || code >= 0x41 && code <= 0x5A || code >= 0x61 && code <= 0x7A || code === 0x5F || code === DASH;
}

/** Whether a character ends a plain scalar within brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE || code === QUESTION;
}
