import { relative, resolve } from 'node:path';
import type { Arguments } from './arguments';
import type { Config } from './config';
import { findConfig, readConfigFile, type ConfigFile } from './config-file';
import { parseProfile } from './profile-option';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { nearest } from '../kubernetes/nearest';
import { Problems, sentence } from '../kubernetes/problem';
import type { Selection } from '../validation/check/selection';
import { FORMATS, type Format } from '../validation/report-formats';
import { SEVERITIES, type Severity } from '../validation/rule';

/** What a check is to do: what the command line says, else the configuration file, else what is usual. */
export interface Settings extends Required<Pick<Config, 'profile' | 'acknowledge'>> {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly selection: Selection;
  readonly format: Format;
  /** The file to write the report to. @default - standard output */
  readonly output?: string;
  /** A file with findings to leave out. @default - none */
  readonly baseline?: string;
  /** A file to write all findings to, so that later runs leave them out. @default - none */
  readonly writeBaseline?: string;
  readonly fix: boolean;
}

/** The severity from which on findings count where nothing else is said. */
export const DEFAULT_SEVERITY: Severity = 'warning';

/** What a command line asks for. Throws a `UsageError`. */
export function settingsOf(given: Arguments, terminal: Terminal): Settings {
  const file = configOf(given, terminal);
  const { config } = file;
  const problems = new Problems();
  const only = given.list('rule') ?? config.rules;
  const baseline = given.value('baseline') ?? config.baseline;
  const output = given.value('output');
  const writeBaseline = given.value('write-baseline');
  const settings = {
    paths: pathsOf(given, file, terminal, problems),
    exclude: given.list('exclude') ?? (config.exclude ?? []).map((pattern) => fromDirectory(pattern, file, terminal)),
    profile: { ...config.profile, ...parseProfile(given.list('profile') ?? [], problems) },
    acknowledge: config.acknowledge ?? [],
    selection: {
      severity: oneOf('severity', given.value('severity'), SEVERITIES, problems) ?? config.severity ?? DEFAULT_SEVERITY,
      ignore: [...config.ignore ?? [], ...given.list('ignore') ?? []],
      ...(only !== undefined && { only }),
    },
    format: oneOf('format', given.value('format'), FORMATS, problems) ?? 'text',
    fix: given.has('fix'),
    ...(output !== undefined && { output }),
    ...(baseline !== undefined && { baseline: given.value('baseline') ?? fromDirectory(baseline, file, terminal) }),
    ...(writeBaseline !== undefined && { writeBaseline }),
  };
  if (problems.list.length > 0) throw new UsageError(problems.list.map(sentence));
  return settings;
}

function configOf(given: Arguments, terminal: Terminal): ConfigFile {
  const named = given.value('config');
  const path = named === undefined ? findConfig(terminal.directory) : resolve(terminal.directory, named);
  return path === undefined || given.has('no-config') ? { config: {}, directory: terminal.directory }
    : readConfigFile(path, named ?? (relative(terminal.directory, path) || path));
}

function pathsOf({ positional }: Arguments, file: ConfigFile, terminal: Terminal, problems: Problems): readonly string[] {
  if (positional.length > 0) return positional;
  const configured = file.config.paths ?? [];
  problems.check(configured.length > 0, 'path', "is missing: say what to check, such as 'scalewright check deploy', or - for standard input");
  return configured.map((path) => fromDirectory(path, file, terminal));
}

/** A path of the configuration file, as seen from the working directory. */
function fromDirectory(path: string, { directory }: ConfigFile, terminal: Terminal): string {
  return relative(terminal.directory, resolve(directory, path)) || '.';
}

function oneOf<Value extends string>(name: string, value: string | undefined, known: readonly Value[], problems: Problems): Value | undefined {
  const found = known.find((one) => one === value);
  const meant = value === undefined ? undefined : nearest(value, known);
  problems.check(value === undefined || found !== undefined, `--${name}`, `must be ${known.join(', ')}`, value, meant === undefined ? undefined : `write ${meant}`);
  return found;
}
