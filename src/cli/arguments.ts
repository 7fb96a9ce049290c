import type { Option } from './command';
import { UsageError } from './usage-error';
import { nearest } from '../kubernetes/nearest';

/** What was given on the command line. */
export interface Arguments {
  /** What is no option: paths, names. */
  readonly positional: readonly string[];
  /** Whether an option without a value was given. */
  readonly has: (name: string) => boolean;
  /** The value of an option. */
  readonly value: (name: string) => string | undefined;
  /** The values of an option that may be given more than once; undefined if it was not given. */
  readonly list: (name: string) => readonly string[] | undefined;
  /** The values of an option that may be given more than once, each as a whole, with the commas in it. */
  readonly each: (name: string) => readonly string[];
}

/** Options that every command has. */
export const COMMON_OPTIONS: readonly Option[] = [{ name: 'help', help: ['Show this help.'] }];

/** Reads a command line: `--name value`, `--name=value`, `--flag`, and `--` before what only looks like an option. Throws a `UsageError`. */
export function parseArguments(argv: readonly string[], options: readonly Option[]): Arguments {
  const known = new Map([...options, ...COMMON_OPTIONS].map((option) => [option.name, option]));
  const positional: string[] = [];
  const values = new Map<string, string[]>();
  const problems: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      positional.push(...argv.slice(index + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument);
      continue;
    }
    const { name, text } = split(argument);
    const option = known.get(name);
    if (option === undefined) {
      problems.push(unknownOption(argument, [...known.keys()]));
      continue;
    }
    const isValueNext = option.value !== undefined && text === undefined;
    if (isValueNext) index += 1;
    const value = isValueNext ? argv[index] : text;
    if (option.value !== undefined && value === undefined) problems.push(`--${name} needs a value, ${option.value}`);
    else if (option.value === undefined && text !== undefined) problems.push(`--${name} takes no value, got ${JSON.stringify(text)}`);
    else if (values.has(name) && option.isList === undefined && option.value !== undefined) problems.push(`--${name} can be given only once`);
    else values.set(name, [...values.get(name) ?? [], value ?? '']);
  }
  if (problems.length > 0) throw new UsageError(problems);
  return {
    positional,
    has: (name) => values.has(name),
    value: (name) => values.get(name)?.[0],
    each: (name) => values.get(name) ?? [],
    list: (name) => values.get(name)?.flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== ''),
  };
}

/** The name of an option, and what stands behind its equals sign. */
function split(argument: string): { readonly name: string; readonly text: string | undefined } {
  if (argument === '-h') return { name: 'help', text: undefined };
  const equals = argument.indexOf('=');
  const end = equals < 0 ? argument.length : equals;
  const name = argument.startsWith('--') ? argument.slice('--'.length, end) : argument;
  return { name, text: equals < 0 ? undefined : argument.slice(equals + 1) };
}

function unknownOption(argument: string, known: readonly string[]): string {
  const meant = nearest(split(argument).name.replace(/^-+/, ''), known);
  return `there is no option ${argument.split('=')[0] ?? argument}${meant === undefined ? '' : `; --${meant} may be meant`}`;
}
