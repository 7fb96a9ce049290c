import type { Re2 } from '../re2';

const REFERENCE = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

/**
 * Expands `$1`, `${1}` and `$name` in a template as Go's Regexp.ExpandString does: the result is the template alone, not the text with the
 * match replaced; `$1x` means the group called `1x`, which is empty if there is none; `$$` is a dollar sign.
 * Undefined if the text does not match anywhere.
 */
export function expandMatch(expression: Re2, template: string, text: string): string | undefined {
  const groups = expression.find(text);
  if (groups === undefined) return undefined;
  return template.replace(REFERENCE, (whole, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare;
    if (name === undefined) return whole.slice(1);
    const number = /^(0|[1-9][0-9]*)$/.test(name) ? Number(name) : expression.groupNames.get(name);
    return (number === undefined ? undefined : groups[number]) ?? '';
  });
}
