import type { KubernetesObject } from './api';
import type { ControlPlane } from './control-plane';
import { installDefinitions, objectsOf } from './crds';
import { freePorts } from './ports';
import { program, requiredVersion } from './programs';
import type { RunFolder } from './run-folder';

const NAMESPACE = 'knative-serving';
/** Registries whose images are taken as they are: nothing here can be asked for a digest. */
const UNRESOLVED_REGISTRIES = 'registry.cn-hangzhou.aliyuncs.com,registry.example.com,index.docker.io';

/** Knative Serving's webhook, in the path of its objects and of its ConfigMaps, and its controller. */
export async function startKnative(folder: RunFolder, { api, kubeconfig }: ControlPlane): Promise<void> {
  const [webhook, controller] = [program('knative-webhook'), program('knative-controller')];
  const files = (module: string, ...paths: readonly string[]) => objectsOf({ module, version: requiredVersion('knative', module), paths });
  await installDefinitions(api, ['knative']);
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const defaults = [
    ...files('knative.dev/serving', 'config/core/configmaps', 'config/core/webhooks/secret.yaml'), ...files('knative.dev/networking', 'config/config-network.yaml'),
  ];
  for (const object of defaults) await api.apply(settings(object));

  const { port } = await freePorts('port');
  await api.apply({
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'webhook', namespace: NAMESPACE }, spec: { type: 'ExternalName', externalName: 'localhost' },
  });
  const paths = ['defaulting', 'resource-validation', 'configmap-validation'].map((name) => `config/core/webhooks/${name}.yaml`);
  const configurations = files('knative.dev/serving', ...paths);
  for (const configuration of configurations) await api.apply(onPort(configuration, port));

  const env = {
    KUBECONFIG: kubeconfig, SYSTEM_NAMESPACE: NAMESPACE, CONFIG_LOGGING_NAME: 'config-logging', CONFIG_OBSERVABILITY_NAME: 'config-observability',
    METRICS_DOMAIN: 'knative.dev/serving', KUBERNETES_MIN_VERSION: 'v1.0.0',
  };
  // The webhook makes a certificate and writes its authority into the configurations: with that it is in the path.
  const ofWebhook = { ...env, POD_NAME: 'webhook', WEBHOOK_NAME: 'webhook', WEBHOOK_PORT: String(port) };
  await folder.start('knative-webhook', [webhook], ofWebhook).ready(async () => {
    const live = await Promise.all(configurations.map(({ apiVersion, kind, metadata: { name } }) => api.get(apiVersion, kind, name)));
    const webhooks = live.flatMap((configuration) => configuration.webhooks as readonly Webhook[]);
    return webhooks.every(({ clientConfig }) => clientConfig.caBundle !== undefined);
  });
  folder.start('knative-controller', [controller], { ...env, POD_NAME: 'controller' });
}

interface Webhook {
  readonly clientConfig: { readonly caBundle?: string };
}

/** The settings as released, except that no registry is asked for digests of images. */
function settings(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'ConfigMap' || object.metadata.name !== 'config-deployment') return object;
  return { ...object, data: { ...object.data, 'registries-skipping-tag-resolving': UNRESOLVED_REGISTRIES } };
}

function onPort(configuration: KubernetesObject, port: number): KubernetesObject {
  const webhooks = configuration.webhooks as readonly { clientConfig: { service: object } }[];
  const onService = ({ service }: { service: object }) => ({ service: { ...service, port } });
  return { ...configuration, webhooks: webhooks.map((webhook) => ({ ...webhook, clientConfig: onService(webhook.clientConfig) })) };
}
