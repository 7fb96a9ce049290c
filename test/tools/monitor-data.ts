/**
 * Writes the schemas of ServiceMonitors and PodMonitors that the library carries, from the source of prometheus-operator itself.
 *
 *     go mod download -json github.com/prometheus-operator/prometheus-operator@v0.94.0     (shows the folder, "Dir")
 *     npx ts-node test/tools/monitor-data.ts FOLDER
 *
 * Made with prometheus-operator v0.94.0. Another version means another line in SOURCE.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reduceCrds } from './crd-schemas';

const SOURCE = 'github.com/prometheus-operator/prometheus-operator@v0.94.0';
const TARGET = join(__dirname, '..', '..', 'src', 'validation', 'admission', 'monitors', 'crd-schemas.json');

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx ts-node test/tools/monitor-data.ts FOLDER-OF-PROMETHEUS-OPERATOR-V0.94.0');

const files = ['servicemonitors', 'podmonitors'].map((kind) => join(folder, 'example', 'prometheus-operator-crd', `monitoring.coreos.com_${kind}.yaml`));
writeFileSync(TARGET, `${JSON.stringify(reduceCrds(SOURCE, 'v1', files))}\n`);
