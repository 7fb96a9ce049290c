import type { AcceptedFinding, CheckReport, PlacedFinding, PlacedNote, Region } from '../check/placed-finding';
import type { RuleFacts, Severity } from '../rule';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The report as SARIF 2.1.0, for code scanning of GitHub and others. Files are relative to the directory in which the check ran. */
export function sarifReport(report: CheckReport, version: string): string {
  const all = [...report.findings, ...report.accepted];
  const ids = [...new Set(all.map(({ id }) => id))].sort();
  const ruleIndex = new Map(ids.map((id, index) => [id, index]));
  const run = {
    tool: { driver: { name: 'scalewright', semanticVersion: version, rules: ids.map((id) => ruleJson(id, report.rules.get(id))) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: report.unreadable === 0, toolExecutionNotifications: report.notes.map(notification) }],
    results: [
      ...report.findings.map((finding) => result(finding, ruleIndex)),
      ...report.accepted.map((finding) => ({ ...result(finding, ruleIndex), suppressions: [suppression(finding)] })),
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function ruleJson(id: string, facts: RuleFacts | undefined): object {
  if (facts === undefined) return { id };
  return {
    id,
    name: pascalCase(facts.name),
    shortDescription: { text: facts.name },
    fullDescription: { text: facts.cause },
    help: { text: `${facts.cause}\n\nfix: ${facts.fix}\n\nsource: ${facts.source}` },
    defaultConfiguration: { level: LEVELS[facts.severity] },
  };
}

function pascalCase(name: string): string {
  return name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function result(finding: PlacedFinding, ruleIndex: ReadonlyMap<string, number>): object {
  const { id, severity, object, key, path, sub, message, fix, file, region } = finding;
  return {
    ruleId: id,
    ruleIndex: ruleIndex.get(id) ?? -1,
    level: LEVELS[severity],
    message: { text: `${object === '' ? '' : `${object}: `}${message}\nfix: ${fix}` },
    locations: [{
      ...location(file, region),
      ...(object !== '' && { logicalLocations: [{ fullyQualifiedName: path === '' ? key : `${key}#${path}`, kind: 'resource' }] }),
    }],
    partialFingerprints: { 'scalewright/v1': `${id}:${key}:${sub}` },
  };
}

function location(file: string, region: Region | undefined): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(region !== undefined && { region: regionJson(region) }),
    },
  };
}

function regionJson({ line, column, endColumn, text }: Region): object {
  return { startLine: line, startColumn: column, endLine: line, endColumn, snippet: { text } };
}

/** A path as a relative URI. Half a character, which no URI can hold, becomes the character that stands for what cannot be read. */
function uriOf(file: string): string {
  return file.replace(/\p{Surrogate}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/');
}

function suppression({ reason, acceptedBy }: AcceptedFinding): object {
  return { kind: acceptedBy === 'annotation' ? 'inSource' : 'external', status: 'accepted', justification: reason };
}

function notification({ message, file, region }: PlacedNote): object {
  return { level: 'note', message: { text: message }, locations: [location(file, region)] };
}
