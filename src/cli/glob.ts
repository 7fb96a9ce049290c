const MAGIC = /[*?[{]/;

/** Whether a path stands for several, such as `deploy/*.yaml`. */
export function isGlob(path: string): boolean {
  return MAGIC.test(path);
}

/** The directory in which everything lies that a pattern can mean; empty for the working directory. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first < 0 ? parts.length - 1 : first).join('/') || (pattern.startsWith('/') ? '/' : '');
}

/** The paths that a pattern means: `*` and `?` within a name, `**` over any number of directories, `[abc]`, `{a,b}`. */
export function globExpression(pattern: string): RegExp {
  return new RegExp(`^${expression(pattern)}$`, 'u');
}

const TOKENS = /\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|[^]/gu;
const BALANCED = /^[^{}]*(?:\{[^{}]*\}[^{}]*)*$/;

function expression(pattern: string): string {
  const hasAlternatives = BALANCED.test(pattern);
  let inBraces = false;
  return [...pattern.matchAll(TOKENS)].map(([token]) => {
    if (hasAlternatives && (token === '{' || token === '}')) {
      inBraces = token === '{';
      return inBraces ? '(?:' : ')';
    }
    return inBraces && token === ',' ? '|' : tokenExpression(token);
  }).join('');
}

function tokenExpression(token: string): string {
  switch (token) {
    case '**/': return '(?:[^/]+/)*';
    case '**': return '.*';
    case '*': return '[^/]*';
    case '?': return '[^/]';
    default: return token.length > 1 && token.startsWith('[') ? characterClass(token) : token.replace(/[$()*+.?[\\\]^{|}/]/u, '\\$&');
  }
}

function characterClass(token: string): string {
  const negated = token.startsWith('[!');
  return `[${negated ? '^' : ''}${token.slice(negated ? 2 : 1, -1).replace(/[\\\]^[]/gu, '\\$&')}]`;
}
