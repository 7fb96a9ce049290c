import { workplace, type Ran, type Workplace } from '../cli/workplace';

/** The language of a fence that is a session: after `$ ` what is typed, then what is answered. */
export const SESSION = 'console';

const FENCE = /^```(\w+)\n([^]*?)^```$/gm;
const NAMED = /^# (\S+\.yaml)\n/;

/** Whether a YAML fence is a file for the sessions: it begins with a comment that names it. */
export function isNamedFile(code: string): boolean {
  return NAMED.test(code);
}

/** A page of Markdown with its sessions as they run today, in one directory with the files that the page shows. */
export function withSessions(page: string): string {
  const place = workplace();
  try {
    return page.replace(FENCE, (fence, language: string, code: string) => {
      if (language === 'yaml') writeNamed(place, code);
      return language === SESSION ? `\`\`\`${SESSION}\n${replayed(place, code)}\`\`\`` : fence;
    });
  } finally {
    place.remove();
  }
}

function writeNamed(place: Workplace, code: string): void {
  const [line = '', name] = NAMED.exec(code) ?? [];
  if (name !== undefined) place.write(name, code.slice(line.length));
}

function replayed(place: Workplace, code: string): string {
  let last: Ran = { code: 0, out: '', error: '' };
  return (code.match(/^\$ .*$/gm) ?? []).map((line) => {
    const [program = '', ...argv] = line.slice('$ '.length).split(' ');
    switch (program) {
      case 'scalewright':
        last = place.run(...argv);
        return `${line}\n${last.error}${last.out}`;
      case 'echo': return `${line}\n${last.code}\n`;
      case 'head': return `${line}\n${place.read(argv[1] ?? '').split('\n').slice(0, -Number(argv[0])).join('\n')}\n`;
      default: throw new Error(`a session cannot run ${program}`);
    }
  }).join('');
}
