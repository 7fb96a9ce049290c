/**
 * Writes the data files of KEDA that the library carries, from the source of KEDA itself.
 *
 *     go mod download -json github.com/kedacore/keda/v2@v2.20.2     (shows the folder, "Dir")
 *     npx ts-node test/tools/keda-data.ts FOLDER
 *
 * Made with KEDA v2.20.2. Another version means another line in SOURCE, and new vectors.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reduceCrds } from './crd-schemas';
import { triggerParameters } from './keda-trigger-parameters';

const SOURCE = 'github.com/kedacore/keda/v2@v2.20.2';
const ROOT = join(__dirname, '..', '..', 'src');

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx ts-node test/tools/keda-data.ts FOLDER-OF-KEDA-V2.20.2');

const kinds = ['scaledobjects', 'scaledjobs', 'triggerauthentications', 'clustertriggerauthentications'];
const files = kinds.map((kind) => join(folder, 'config', 'crd', 'bases', `keda.sh_${kind}.yaml`));
writeJson('validation/admission/keda/crd-schemas.json', reduceCrds(SOURCE, 'v1alpha1', files));
writeJson('kubernetes/keda/published-triggers.json', { source: SOURCE, triggers: triggerParameters(folder) });

function writeJson(path: string, value: unknown): void {
  writeFileSync(join(ROOT, path), `${JSON.stringify(value)}\n`);
}
