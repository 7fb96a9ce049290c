import { startCluster } from './cluster';
import { DEFINITIONS, type DefinitionSet } from './crds';
import { PROGRAM_NAMES, program } from './programs';
import { missingCommands } from './requirements';

const USAGE = `usage: npm run cluster -- [--build-only]

Starts etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok, KEDA, Knative Serving and Prometheus on loopback, and ends them on Ctrl-C.
The definitions of the Prometheus operator, Flux, Argo CD, Argo Rollouts, the Gateway API and the Knative operator are installed too.

  --build-only  only build what is missing in the cache
`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(USAGE);
  const unknown = args.find((arg) => arg !== '--build-only');
  if (unknown !== undefined) throw new Error(`unknown argument ${JSON.stringify(unknown)}\n${USAGE}`);
  const missing = missingCommands();
  if (missing.length > 0) throw new Error(`the real engines cannot run here:\n${missing.map((line) => `  - ${line}`).join('\n')}`);
  PROGRAM_NAMES.forEach(program);
  if (args.length > 0) return;

  const started = Date.now();
  const definitions = (Object.keys(DEFINITIONS) as readonly DefinitionSet[]).filter((set) => set !== 'keda' && set !== 'knative');
  const cluster = await startCluster({ name: 'cluster', keda: true, knative: true, scraped: [], definitions });
  console.error(`up in ${((Date.now() - started) / 1000).toFixed(1)} s; logs in ${cluster.folder.logs}; Prometheus at ${cluster.prometheus}; Ctrl-C ends it`);
  console.log(`export KUBECONFIG=${cluster.kubeconfig}`);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, resolve)));
  await cluster.stop();
}

main(process.argv.slice(2)).then(() => process.exit(0), (error: Error) => {
  console.error(error.message);
  process.exit(1);
});
