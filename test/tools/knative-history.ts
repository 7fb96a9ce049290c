/**
 * Writes since which release Knative Serving knows a field of a Service, from the sources of its releases. The annotations of the autoscaler and
 * the keys of config-autoscaler are the same in all of them.
 *
 *     for v in 0.38.1 0.39.4 …; do go mod download knative.dev/serving@v$v; done     (all of RELEASES)
 *     npx ts-node test/tools/knative-history.ts "$(go env GOMODCACHE)/knative.dev"
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { laterFields } from './crd-history';

/** Each release with the version of its Go module. */
const RELEASES = {
  '1.11': '0.38.1', '1.12': '0.39.4', '1.13': '0.40.2', '1.14': '0.41.1', '1.15': '0.42.2', '1.16': '0.43.0', '1.17': '0.44.1',
  '1.18': '0.45.1', '1.19': '0.46.6', '1.20': '0.47.1', '1.21': '0.48.2', '1.22': '0.49.1', '1.23': '0.50.0', '1.24': '0.51.0',
};
const TARGET = join(__dirname, '..', '..', 'src', 'kubernetes', 'knative', 'known-since.json');

const cache = process.argv[2];
if (cache === undefined) throw new Error('usage: npx ts-node test/tools/knative-history.ts FOLDER-OF-THE-RELEASES');
const folders = Object.entries(RELEASES).map(([release, version]) => [release, join(cache, `serving@v${version}`)] as const);
const fields = laterFields(folders, [join('config', 'core', '300-resources', 'service.yaml')], 'v1');
writeFileSync(TARGET, `${JSON.stringify({ source: `knative.dev/serving, ${folders[0]?.[0] ?? ''} to ${folders.at(-1)?.[0] ?? ''}`, fields })}\n`);
