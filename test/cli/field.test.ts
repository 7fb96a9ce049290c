import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { workplace, type Ran } from './workplace';

const DIRECTORY = join(__dirname, 'field');

interface Said {
  readonly severity: string;
  readonly rule: string;
  readonly object: string;
  readonly message: string;
  readonly file: string;
}

interface Report {
  readonly findings: readonly Said[];
  readonly notes: readonly { readonly message: string; readonly file: string }[];
  readonly summary: { readonly objects: number; readonly unreadable: number };
}

function files(directory: string, path = ''): Record<string, string> {
  return Object.assign({}, ...readdirSync(join(directory, path)).map((name) => {
    const within = path === '' ? name : `${path}/${name}`;
    return statSync(join(directory, within)).isDirectory() ? files(directory, within) : { [within]: readFileSync(join(directory, within), 'utf8') };
  })) as Record<string, string>;
}

function check(scene: string, ...paths: string[]): { readonly code: Ran['code'] } & Report {
  const place = workplace(files(join(DIRECTORY, scene)));
  const { code, out } = place.run('check', '--no-config', '--format', 'json', ...paths);
  place.remove();
  return { code, ...JSON.parse(out) as Report };
}

/** Everything that is said, findings first. */
function said(scene: string, ...paths: string[]): readonly string[] {
  const { findings, notes } = check(scene, ...paths);
  return [
    ...findings.map(({ severity, rule, object, message, file }) => `${severity} ${rule} ${file} ${object}: ${message}`),
    ...notes.map(({ file, message }) => `${file}: ${message}`),
  ];
}

const PATCH = "and was not checked; check what 'kustomize build' gives";

describe('Kustomize', () => {
  const patches = [
    `overlays/prod/ingress.yaml: Ingress web is a patch by overlays/prod/kustomization.yaml, ${PATCH}`,
    `overlays/prod/patches/bounds.yaml: HorizontalPodAutoscaler web is a patch by overlays/prod/kustomization.yaml, ${PATCH}`,
    `overlays/prod/patches/pods.yaml: Deployment any is a patch by overlays/prod/kustomization.yaml, ${PATCH}`,
  ];

  test('a base and its overlays, all together', () => expect(said('kustomize', '.')).toEqual([
    'warning HPA032 overlays/dev/keda.yaml ScaledObject default/web: '
    + "'spec.scaleTargetRef' should not be scaled by HorizontalPodAutoscaler default/web (base/web.yaml:16) as well, got \"Deployment/default/web\"",
    ...patches,
    "base/web.yaml: 3 findings are left out, being about labels that a kustomization may add; check what 'kustomize build' gives",
  ]));

  test('patches are known by the kustomization around them, also where that is not checked itself', () => {
    expect(said('kustomize', 'overlays/prod/patches')).toEqual(patches.slice(1));
    expect(said('kustomize', 'overlays/prod/patches/pods.yaml', 'overlays/prod/ingress.yaml')).toEqual([patches[2], patches[0]]);
  });

  test('one of the base alone', () => expect(said('kustomize', 'base/web.yaml')).toEqual([
    "base/web.yaml: 3 findings are left out, being about labels that a kustomization may add; check what 'kustomize build' gives",
  ]));
});

describe('parts of objects', () => {
  const text = 'has neither \'spec.selector\' nor labels and images of its pods';
  test('that can be nothing else are left alone, and it is said', () => {
    const { code, findings, notes, summary } = check('fragments', 'patches.yaml');
    expect({ code, findings, objects: summary.objects }).toEqual({ code: 0, findings: [], objects: 0 });
    expect(notes.map(({ message }) => message)).toEqual([
      `StatefulSet db ${text}, ${PATCH}`,
      `Deployment web ${text}, ${PATCH}`,
      `HorizontalPodAutoscaler web has neither 'spec.scaleTargetRef' nor 'spec.maxReplicas', ${PATCH}`,
      `ScaledObject orders has neither 'spec.scaleTargetRef' nor 'spec.triggers', ${PATCH}`,
      `ScaledJob reports has neither 'spec.jobTargetRef' nor 'spec.triggers', ${PATCH}`,
      `Service web has neither 'spec.ports' nor 'spec.selector', ${PATCH}`,
      `Ingress web has neither 'spec.rules' nor 'spec.defaultBackend', ${PATCH}`,
      `Service hello has no 'spec.template.spec', ${PATCH}`,
      `ServiceMonitor web has neither a selector nor endpoints, ${PATCH}`,
      `ConfigMap old has the directive '$patch' of a patch, ${PATCH}`,
    ]);
  });

  test('that lack one thing are refused', () => {
    const { findings, notes } = check('fragments', 'refused.yaml');
    expect([findings.map(({ severity, rule }) => `${severity} ${rule}`), notes]).toEqual([['error ADMIT003', 'error ADMIT003', 'error ADMIT002', 'error ADMIT002', 'error ADMIT002'], []]);
  });
});

test('what is filled in later is no reason for an error', () => expect(said('templates', '.')).toEqual([
  'warning OBJECT001 values.yaml Service default/REPLACEME-web: \'metadata.name\' should not be a placeholder, got "REPLACEME-web"',
  'warning OBJECT001 values.yaml Service default/REPLACEME-web: \'spec.selector.app\' should not be a placeholder, got "REPLACEME"',
  'envsubst.yaml: the document is a template and was not checked; render it first, for example with helm template',
  'lines.yaml: the document is a template and was not checked; render it first, for example with helm template',
  'values.yaml: 7 findings are left out, being about placeholders; fill them in first',
]));

test('JSON has objects one behind the other, as kubectl reads it, and settings of other tools are left alone', () => {
  const { code, findings, summary } = check('json', '.');
  expect(findings.map(({ rule, object }) => `${rule} ${object}`)).toEqual(['ADMIT004 Service default/a', 'ADMIT004 Service default/b', 'ADMIT004 Service default/c', 'ADMIT004 Service default/c']);
  expect({ code, objects: summary.objects, unreadable: summary.unreadable }).toEqual({ code: 1, objects: 3, unreadable: 0 });
});

test.each<[string, readonly string[]]>([
  ['routes', []],
  ['pods', []],
  ['secrets', []],
  ['keda', [
    'warning KEDA046 newer.yaml ScaledObject shop/reports: '
    + "'spec.triggers[0].type' is a trigger type of KEDA only since KEDA 2.21, and the profile is 2.20.2, got \"clickhouse\"",
  ]],
  ['knative', [
    "warning ADMIT035 volumes.yaml Service shop/files: 'spec.template.spec.volumes[0].persistentVolumeClaim' needs the feature "
    + "'kubernetes.podspec-persistent-volume-claim' of config-features, which is not among the manifests",
  ]],
  ['alternatives', [
    'warning CLUSTER004 memory.yaml HorizontalPodAutoscaler shop/web: is declared differently by two files: cpu.yaml:1 and memory.yaml:1',
  ]],
])('%s', (scene, expected) => expect(said(scene, '.')).toEqual(expected));
