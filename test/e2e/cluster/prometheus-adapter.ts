import { writeFileSync } from 'node:fs';
import type { ControlPlane } from './control-plane';
import { serveMetricsApi } from './keda';
import { freePorts } from './ports';
import { program } from './programs';
import type { RunFolder } from './run-folder';

/** Starts prometheus-adapter with rules, as the server of custom.metrics.k8s.io, and waits until it has found a metric. */
export async function startPrometheusAdapter(
  folder: RunFolder, { api, kubeconfig }: ControlPlane, prometheus: string, rules: readonly object[],
): Promise<void> {
  const binary = program('prometheus-adapter');
  const { port } = await freePorts('port');
  const { cert, key } = folder.authority.issue('prometheus-adapter', '/CN=prometheus-adapter');
  const config = folder.path('prometheus-adapter.json');
  writeFileSync(config, JSON.stringify({ rules }));
  await serveMetricsApi(api, 'custom.metrics.k8s.io', 'v1beta2', { name: 'prometheus-adapter', namespace: 'monitoring', port });
  await serveMetricsApi(api, 'custom.metrics.k8s.io', 'v1beta1', { name: 'prometheus-adapter', namespace: 'monitoring', port });
  await folder.start('prometheus-adapter', [
    binary, `--config=${config}`, `--prometheus-url=${prometheus}`, '--metrics-relist-interval=2s', '--metrics-max-age=10s', `--secure-port=${port}`,
    '--bind-address=127.0.0.1', `--tls-cert-file=${cert}`, `--tls-private-key-file=${key}`, `--client-ca-file=${folder.authority.file}`,
    ...['lister-kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map((flag) => `--${flag}=${kubeconfig}`),
  ]).ready(async () => {
    const { resources } = await api.send('GET', '/apis/custom.metrics.k8s.io/v1beta2').catch(() => ({ resources: [] }));
    return (resources as readonly object[] | null)?.length ? true : false;
  });
}
