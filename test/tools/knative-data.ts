/**
 * Writes the data file of Knative Serving that the library carries, from the source of Serving itself.
 *
 *     go mod download -json knative.dev/serving@v0.50.0     (shows the folder, "Dir")
 *     npx ts-node test/tools/knative-data.ts FOLDER
 *
 * Made with Knative Serving v0.50.0 (release 1.23). Another version means another line in SOURCE, and new vectors.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reduceCrds } from './crd-schemas';

const SOURCE = 'knative.dev/serving@v0.50.0';
const TARGET = join(__dirname, '..', '..', 'src', 'validation', 'admission', 'knative', 'crd-schemas.json');

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx ts-node test/tools/knative-data.ts FOLDER-OF-SERVING-V0.50.0');

const document = reduceCrds(SOURCE, 'v1', [join(folder, 'config', 'core', '300-resources', 'service.yaml')]);
writeFileSync(TARGET, `${JSON.stringify(document)}\n`);
