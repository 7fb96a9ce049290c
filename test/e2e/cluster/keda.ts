import { copyFileSync, mkdirSync } from 'node:fs';
import type { KubernetesObject } from './api';
import { answers, type ControlPlane } from './control-plane';
import { installDefinitions, objectsOf } from './crds';
import { freePorts } from './ports';
import { program, requiredVersion } from './programs';
import type { RunFolder } from './run-folder';

const MODULE = 'github.com/kedacore/keda/v2';

/** KEDA's operator, metrics server and admission webhooks, with the webhooks in the path of every ScaledObject and ScaledJob. */
export async function startKeda(folder: RunFolder, { api, kubeconfig }: ControlPlane): Promise<void> {
  const [operator, metricsServer, webhooks] = [program('keda-operator'), program('keda-metrics-server'), program('keda-webhooks')];
  await installDefinitions(api, ['keda']);
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'keda' } });
  const ports = await freePorts('operatorMetrics', 'operatorProbe', 'grpc', 'adapter', 'adapterMetrics', 'webhook', 'webhookMetrics', 'webhookProbe');
  const certificates = certificateFolder(folder);
  const env = { KUBECONFIG: kubeconfig, POD_NAMESPACE: 'keda', KEDA_CLUSTER_OBJECT_NAMESPACE: 'keda', WATCH_NAMESPACE: '' };

  const running = [
    folder.start('keda-webhooks', [
      webhooks, `--cert-dir=${certificates}`, `--port=${ports.webhook}`, `--metrics-bind-address=127.0.0.1:${ports.webhookMetrics}`,
      `--health-probe-bind-address=127.0.0.1:${ports.webhookProbe}`,
    ], env).ready(() => answers(`http://127.0.0.1:${ports.webhookProbe}/readyz`)),
    folder.start('keda-operator', [
      operator, '--leader-elect=false', `--cert-dir=${certificates}`, `--ca-dir=${certificates}`, `--metrics-service-bind-address=127.0.0.1:${ports.grpc}`,
      `--metrics-bind-address=127.0.0.1:${ports.operatorMetrics}`, `--health-probe-bind-address=127.0.0.1:${ports.operatorProbe}`,
    ], env).ready(() => answers(`http://127.0.0.1:${ports.operatorProbe}/readyz`)),
  ];
  await Promise.all(running);
  const adapter = folder.start('keda-metrics-server', [
    metricsServer, ...['kubeconfig', 'lister-kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map((flag) => `--${flag}=${kubeconfig}`),
    '--bind-address=127.0.0.1', `--secure-port=${ports.adapter}`, `--cert-dir=${certificates}`, `--tls-cert-file=${certificates}/tls.crt`,
    `--tls-private-key-file=${certificates}/tls.key`, `--client-ca-file=${folder.authority.file}`, `--metrics-service-address=localhost:${ports.grpc}`,
    `--port=${ports.adapterMetrics}`,
  ], env);
  await serveMetricsApi(api, 'external.metrics.k8s.io', 'v1beta1', { name: 'keda-metrics-apiserver', namespace: 'keda', port: ports.adapter });
  await adapter.ready(() => api.send('GET', '/apis/external.metrics.k8s.io/v1beta1').then(() => true, () => false));
  await registerWebhooks(api, ports.webhook, folder.authority.pem);
}

/** The layout that KEDA expects: the authority, and one certificate for all three. */
function certificateFolder(folder: RunFolder): string {
  const directory = folder.path('keda-certs');
  const { cert, key } = folder.authority.issue('keda', '/CN=keda');
  mkdirSync(directory);
  copyFileSync(folder.authority.file, `${directory}/ca.crt`);
  copyFileSync(cert, `${directory}/tls.crt`);
  copyFileSync(key, `${directory}/tls.key`);
  return directory;
}

/** Registers the configuration of KEDA's own release, except that an unreachable webhook refuses instead of letting everything pass. */
async function registerWebhooks(api: ControlPlane['api'], port: number, caPem: string): Promise<void> {
  const version = requiredVersion('keda', MODULE);
  const objects = objectsOf({ module: MODULE, version, paths: ['config/webhooks/validation_webhooks.yaml'] });
  for (const object of objects) {
    const hooks = object.webhooks as readonly { clientConfig: { service: { path: string } } }[];
    await api.apply({
      ...object,
      webhooks: hooks.map((webhook) => ({
        ...webhook,
        failurePolicy: 'Fail',
        clientConfig: { url: `https://localhost:${port}${webhook.clientConfig.service.path}`, caBundle: Buffer.from(caPem).toString('base64') },
      })),
    });
  }
}

/** Registers a process on this machine as the server of a metrics API. */
export async function serveMetricsApi(
  api: ControlPlane['api'], group: string, version: string, service: { readonly name: string; readonly namespace: string; readonly port: number },
): Promise<KubernetesObject> {
  const { name, namespace, port } = service;
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  await api.apply({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { type: 'ExternalName', externalName: 'localhost' } });
  return api.apply({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `${version}.${group}` },
    spec: { group, version, groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: { name, namespace, port } },
  });
}
