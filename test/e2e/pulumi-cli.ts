import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './cluster/cluster';
import { exampleObjects, hasDefinition } from './manifests';
import { ARTICLES, ROOT } from '../tools/demo';

const STACK = 'e2e';

/** The articles whose objects a real API server can take: the definitions of Alibaba Cloud's gateways are published nowhere. */
const PROGRAMS = ARTICLES.filter((article) => exampleObjects(article).every(hasDefinition));

/** Runs the articles' Pulumi programs with the CLI: `up`, then a preview that must expect no changes. */
async function main(): Promise<void> {
  if (spawnSync('which', ['pulumi'], { stdio: 'ignore' }).status !== 0) {
    throw new Error("'pulumi' must be on the PATH; install it as https://www.pulumi.com/docs/install/ says. Without it, npm run e2e runs the same programs in Pulumi's Node SDK");
  }
  const state = mkdtempSync(join(tmpdir(), 'scalewright-pulumi-'));
  const cluster = await startCluster({ name: 'pulumi-cli', keda: true, knative: true, definitions: ['prometheusOperator', 'flux'] });
  try {
    for (const article of PROGRAMS) {
      const pulumi = (...args: readonly string[]) => execFileSync('pulumi', [...args, '--stack', STACK, '--non-interactive'], {
        cwd: join(ROOT, 'examples', article),
        stdio: 'inherit',
        env: { ...process.env, KUBECONFIG: cluster.kubeconfig, PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: '', PULUMI_SKIP_UPDATE_CHECK: 'true' },
      });
      pulumi('stack', 'init');
      pulumi('up', '--yes', '--skip-preview');
      pulumi('preview', '--expect-no-changes');
      console.log(`${article}: up, and no changes in a second preview`);
    }
  } finally {
    await cluster.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

main().then(() => process.exit(0), (error: Error) => {
  console.error(error.message);
  process.exit(1);
});
