/**
 * Writes the data files of KEDA that the library carries, from the source of KEDA itself.
 *
 *     go mod download -json github.com/kedacore/keda/v2@v2.20.2     (shows the folder, "Dir")
 *     go mod download -json github.com/kedacore/keda/v2@v2.21.0
 *     npx ts-node test/tools/keda-data.ts FOLDER NEWER-FOLDER
 *
 * Made with KEDA v2.20.2; of v2.21.0 only the names of what is new in triggers are written, so that it is not taken for misspelt.
 * Another version means another line in SOURCE, and new vectors.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reduceCrds } from './crd-schemas';
import { newerKeys, triggerParameters } from './keda-trigger-parameters';

const SOURCE = 'github.com/kedacore/keda/v2@v2.20.2';
const NEWER = '2.21';
const ROOT = join(__dirname, '..', '..', 'src');

const [, , folder, newer] = process.argv;
if (folder === undefined || newer === undefined) throw new Error('usage: npx ts-node test/tools/keda-data.ts FOLDER-OF-KEDA-V2.20.2 FOLDER-OF-KEDA-V2.21.0');

const kinds = ['scaledobjects', 'scaledjobs', 'triggerauthentications', 'clustertriggerauthentications'];
const files = kinds.map((kind) => join(folder, 'config', 'crd', 'bases', `keda.sh_${kind}.yaml`));
writeJson('validation/admission/keda/crd-schemas.json', reduceCrds(SOURCE, 'v1alpha1', files));
const triggers = triggerParameters(folder);
writeJson('kubernetes/keda/published-triggers.json', { source: SOURCE, triggers, newer: { version: NEWER, keys: newerKeys(newer, triggers) } });

function writeJson(path: string, value: unknown): void {
  writeFileSync(join(ROOT, path), `${JSON.stringify(value)}\n`);
}
