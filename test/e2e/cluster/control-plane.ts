import { writeFileSync } from 'node:fs';
import { holds, KubernetesApi } from './api';
import { Audit } from './audit';
import { Component } from './component';
import { objectsOf } from './crds';
import { freePorts } from './ports';
import { program, requiredVersion } from './programs';
import { requireCommand } from './requirements';
import type { RunFolder } from './run-folder';

export interface ControlPlaneOptions {
  /**
   * How often the HorizontalPodAutoscaler controller decides. Kubernetes: 15 s.
   * @default 2
   */
  readonly hpaSyncPeriodSeconds?: number;
  /**
   * How long the HorizontalPodAutoscaler controller remembers higher recommendations. Kubernetes: 300 s.
   * @default 10
   */
  readonly hpaDownscaleStabilizationSeconds?: number;
}

/** etcd, API server, controller manager and scheduler, and a node without a machine whose pods become Ready. */
export interface ControlPlane {
  readonly api: KubernetesApi;
  readonly kubeconfig: string;
  /** What the HorizontalPodAutoscaler controller did. */
  readonly audit: Audit;
}

const TOKEN = 'scalewright-e2e';
const CONTROLLERS = [
  'deployment-controller', 'replicaset-controller', 'statefulset-controller', 'horizontal-pod-autoscaler-controller',
  'namespace-controller', 'garbage-collector-controller', 'disruption-controller', 'job-controller', 'serviceaccount-controller',
];

export async function startControlPlane(folder: RunFolder, options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  requireCommand('etcd', 'openssl');
  const { hpaSyncPeriodSeconds = 2, hpaDownscaleStabilizationSeconds = 10 } = options;
  const kubernetes = program('kubernetes');
  const kwok = program('kwok');
  const ports = await freePorts('etcd', 'etcdPeer', 'server', 'manager', 'scheduler', 'kwok');

  const etcdUrl = `http://127.0.0.1:${ports.etcd}`;
  const peerUrl = `http://127.0.0.1:${ports.etcdPeer}`;
  const etcd = folder.start('etcd', [
    'etcd', '--data-dir', folder.path('etcd'), '--unsafe-no-fsync', '--listen-client-urls', etcdUrl, '--advertise-client-urls', etcdUrl,
    '--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl, '--initial-cluster', `default=${peerUrl}`,
  ]);
  await etcd.ready(() => answers(`${etcdUrl}/health`));

  const server = `https://127.0.0.1:${ports.server}`;
  const audit = new Audit(folder);
  const apiserver = startApiServer(folder, kubernetes, etcdUrl, ports.server, audit);
  const api = new KubernetesApi(server, TOKEN, folder.authority.file);
  await apiserver.ready(() => api.send('GET', '/readyz').then(() => true, () => false));

  const kubeconfig = writeKubeconfig(folder, server);
  const common = ['--kubeconfig', kubeconfig, '--leader-elect=false', '--bind-address=127.0.0.1', '--authentication-kubeconfig', kubeconfig, '--authorization-kubeconfig', kubeconfig];
  folder.start('kube-controller-manager', [
    kubernetes, 'kube-controller-manager', ...common, `--secure-port=${ports.manager}`, `--cert-dir=${folder.path('manager-certs')}`,
    `--controllers=${CONTROLLERS.join(',')}`,
    `--horizontal-pod-autoscaler-sync-period=${hpaSyncPeriodSeconds}s`,
    `--horizontal-pod-autoscaler-downscale-stabilization=${hpaDownscaleStabilizationSeconds}s`,
    '--horizontal-pod-autoscaler-initial-readiness-delay=1s',
  ]);
  folder.start('kube-scheduler', [kubernetes, 'kube-scheduler', ...common, `--secure-port=${ports.scheduler}`, `--cert-dir=${folder.path('scheduler-certs')}`]);
  folder.start('kwok', [
    kwok, '--kubeconfig', kubeconfig, '--manage-all-nodes=true', '--config', writeStages(folder), `--server-address=127.0.0.1:${ports.kwok}`,
  ]);
  await startNode(api);
  return { api, kubeconfig, audit };
}

function startApiServer(folder: RunFolder, kubernetes: string, etcdUrl: string, port: number, audit: Audit): Component {
  const serving = folder.authority.issue('apiserver', '/CN=kube-apiserver');
  const frontProxy = folder.authority.issue('front-proxy', '/CN=front-proxy');
  writeFileSync(folder.path('tokens.csv'), `${TOKEN},admin,admin,"system:masters"\n`);
  return folder.start('kube-apiserver', [
    kubernetes, 'kube-apiserver', '--etcd-servers', etcdUrl, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`,
    '--tls-cert-file', serving.cert, '--tls-private-key-file', serving.key, '--client-ca-file', folder.authority.file,
    '--service-cluster-ip-range=10.0.0.0/16', '--service-account-issuer=https://localhost', '--service-account-key-file', serving.cert, '--service-account-signing-key-file', serving.key,
    '--token-auth-file', folder.path('tokens.csv'), '--authorization-mode=RBAC', '--disable-admission-plugins=ServiceAccount',
    ...audit.flags,
    // Streaming lists need progress requests, which etcd 3.4 does not have: clients would try again and again, ever more seldom, before they list.
    '--feature-gates=WatchList=false',
    // Aggregated APIs: the server shows them who is asking by a certificate of its own.
    '--requestheader-client-ca-file', folder.authority.file, '--requestheader-allowed-names=front-proxy', '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group', '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--proxy-client-cert-file', frontProxy.cert, '--proxy-client-key-file', frontProxy.key,
  ]);
}

function writeKubeconfig(folder: RunFolder, server: string): string {
  const file = folder.path('kubeconfig');
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'e2e', cluster: { server, 'certificate-authority-data': Buffer.from(folder.authority.pem).toString('base64') } }],
    'users': [{ name: 'admin', user: { token: TOKEN } }],
    'contexts': [{ name: 'e2e', context: { cluster: 'e2e', user: 'admin' } }],
    'current-context': 'e2e',
  }, undefined, 2));
  return file;
}

/** How kwok lets nodes and pods become Ready, end and vanish: as fast as its release does. */
function writeStages(folder: RunFolder): string {
  const file = folder.path('stages.yaml');
  const stages = objectsOf({ module: 'sigs.k8s.io/kwok', version: requiredVersion('kwok', 'sigs.k8s.io/kwok'), paths: ['kustomize/stage/node/fast', 'kustomize/stage/pod/fast'] });
  writeFileSync(file, stages.map((stage) => `---\n${JSON.stringify(stage)}\n`).join(''));
  return file;
}

/** A node without a machine, large enough for everything. */
async function startNode(api: KubernetesApi): Promise<void> {
  const capacity = { cpu: '1000', memory: '1000Gi', pods: '1000' };
  const node = await api.apply({
    apiVersion: 'v1', kind: 'Node', metadata: { name: 'kwok', labels: { 'kubernetes.io/hostname': 'kwok', 'topology.kubernetes.io/zone': 'zone-a' } },
  });
  await api.patch(node, { status: { capacity, allocatable: capacity } }, 'status');
  await api.waitFor('the node to be Ready', async () => {
    const live = await api.get('v1', 'Node', 'kwok');
    return holds(live, 'Ready') ? live : undefined;
  });
  // The API server taints new nodes; the controller that takes the taint away needs a cloud or a kubelet.
  await api.patch(node, { spec: { taints: null } });
}

/** Whether a URL gives a status of success. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(({ ok }) => ok, () => false);
}
