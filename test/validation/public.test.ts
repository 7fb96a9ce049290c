import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Bundle } from '../../src/kubernetes/bundle';
import { rulesFor } from '../../src/validation/rules';
import { readManifests } from '../../src/validation/source/read-manifests';
import { validate } from '../../src/validation/validate';

const DIRECTORY = join(__dirname, 'public');

/** The warnings that are due: what these manifests really leave to be desired. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  'flux-platform.yaml': ['INSTALL006 HelmRelease kube-prometheus-stack'],
  'keda-samples.yaml': ['KEDA011 ScaledObject prometheus-scaledobject', 'KEDA027 ScaledObject rabbitmq-consumer'],
};

describe.each(readdirSync(DIRECTORY).filter((name) => name.endsWith('.yaml')))('%s', (name) => {
  const { entries, problems } = readManifests({ name, text: readFileSync(join(DIRECTORY, name), 'utf8') });
  const bundle = new Bundle(entries);
  const { findings } = validate(bundle, { rules: rulesFor(bundle) });
  const of = (severity: string): readonly string[] => findings.filter((finding) => finding.severity === severity).map(({ id, object, message }) => `${id} ${object.kind} ${object.metadata.name}: ${message}`);

  test('is read as a whole', () => expect([problems, entries.length > 0]).toEqual([[], true]));
  test('has no errors', () => expect(of('error')).toEqual([]));
  test('has the warnings that are due', () => expect(of('warning').map((text) => text.slice(0, text.indexOf(':')))).toEqual(WARNINGS[name] ?? []));
});
