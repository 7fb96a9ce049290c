import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kedaServicesYaml, servicesYaml } from './manifests';
import { alternate, commandMillis, processMillis, type Measured } from './measure';
import { buildPeers } from './peers';

const ROUNDS = 5;
const SCALEWRIGHT = join('bin', 'scalewright');
/** Both peers end with 1 if they find something. */
const FOUND = 1;

/** `scalewright check` of many objects in one file, whole processes, against kube-score and kubeconform on the same file. */
export function checking(): readonly Measured[] {
  const { kubeScore, kubeconform, schemas } = buildPeers();
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-bench-'));
  const file = (name: string, yaml: string): string => {
    const path = join(directory, `${name}.yaml`);
    writeFileSync(path, yaml);
    return path;
  };
  try {
    const thousand = file('thousand', servicesYaml(1000));
    const taken = alternate(ROUNDS, {
      ours: () => processMillis(SCALEWRIGHT, 'check', thousand),
      kubeScore: () => commandMillis(kubeScore, ['score', thousand], [0, FOUND]),
      kubeconform: () => commandMillis(kubeconform, ['-strict', '-schema-location', schemas, thousand]),
    });
    const [small, large] = [file('small', kedaServicesYaml(500)), file('large', kedaServicesYaml(5000))];
    const documents = alternate(ROUNDS, {
      small: () => processMillis(SCALEWRIGHT, 'check', small) / 2000,
      large: () => processMillis(SCALEWRIGHT, 'check', large) / 20_000,
    });
    const size = `4,000 objects, ${(statSync(thousand).size / 1e6).toFixed(1)} MB`;
    return [
      {
        title: 'check of 1,000 services, kube-score against it', value: taken.kubeScore / taken.ours, unit: '×', limit: 6, holds: 'at least',
        detail: `${taken.ours.toFixed(0)} ms against ${taken.kubeScore.toFixed(0)} ms, ${size}`,
      },
      {
        title: 'check of 1,000 services, against kubeconform', value: taken.ours / taken.kubeconform, unit: '×', limit: 1, holds: 'at most',
        detail: `${taken.ours.toFixed(0)} ms against ${taken.kubeconform.toFixed(0)} ms, which validates against schemas alone`,
      },
      {
        title: 'time per document at 20,000 documents against 2,000, an eighth of them ScaledObjects', value: documents.large / documents.small, unit: '×', limit: 1.2, holds: 'at most',
        detail: `${documents.large.toFixed(3)} ms against ${documents.small.toFixed(3)} ms`,
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
