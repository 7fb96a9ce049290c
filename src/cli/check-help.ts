import type { Example, Option } from './command';

/** The options of `scalewright check`. */
export const CHECK_OPTIONS: readonly Option[] = [
  { name: 'severity', value: 'LEVEL', help: ['Show and count findings from this severity on: error, warning or info.', 'Default: warning'] },
  { name: 'rule', value: 'ID,...', isList: true, help: ['Only these rules, such as HPA004 or KEDA*.'] },
  { name: 'ignore', value: 'ID,...', isList: true, help: ['Not these rules.'] },
  {
    name: 'profile',
    value: 'NAME=VERSION,...',
    isList: true,
    help: ['Versions that the manifests must suit: kubernetes, keda, knative, haproxyIngress.', 'Example: kubernetes=1.30,keda=2.20'],
  },
  { name: 'format', value: 'FORMAT', help: ['text, json, sarif, junit or github. Default: text'] },
  { name: 'output', value: 'FILE', help: ['Write the report to a file, and one line to standard output.'] },
  { name: 'exclude', value: 'PATTERN,...', isList: true, help: ['Leave out files and directories, such as vendor or **/*.tpl.yaml.'] },
  { name: 'baseline', value: 'FILE', help: ['Leave out the findings of this file.'] },
  { name: 'write-baseline', value: 'FILE', help: ['Write all findings to this file, for --baseline.'] },
  { name: 'fix', help: ['Mend what needs no decision; comments and layout stay as they are.'] },
  { name: 'config', value: 'FILE', help: ['The configuration. Default: scalewright.yaml here or in a directory around'] },
  { name: 'no-config', help: ['Use no configuration file.'] },
];

/** What `scalewright check` is good for. */
export const CHECK_EXAMPLES: readonly Example[] = [
  { line: 'scalewright check deploy', does: 'all manifests of a directory' },
  { line: 'helm template shop ./chart | scalewright check -', does: 'what a chart renders to' },
  { line: "scalewright check --profile kubernetes=1.30 'apps/*/prod'", does: 'for an older cluster' },
  { line: 'scalewright check --fix deploy', does: 'mend what needs no decision' },
  { line: 'scalewright check --format sarif --output out.sarif deploy', does: 'for code scanning' },
  { line: 'scalewright check --write-baseline known.json deploy', does: 'from now on only what is new' },
];

/** What the help of `scalewright check` says besides. */
export const CHECK_NOTES = `PATH is a file, a directory (its .yaml, .yml and .json files, at any depth), a pattern such as 'deploy/**/*.yaml',
or - for standard input, such as the output of kustomize build or helm template.
All objects are checked together, as they would stand in one cluster.

A finding is accepted by an annotation of its object, with a reason:
  scalewright.dev/acknowledge: 'HPA004: taken over from Helm until OPS-12 is done'

exit codes:
  0  no finding from the severity on
  1  findings
  2  wrong usage, or something could not be read; the rest was checked`;
