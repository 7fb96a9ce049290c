import { KpaRun, RevisionPodSet } from './kpa-run';
import { prepareHpaOf } from './prepare-hpa-run';
import { beginService, finishService, nameOf } from './prepared';
import type { Preparation, PreparedRun } from './prepared';
import { runScene, stageOf } from './service-run';
import type { Bundle } from '../../kubernetes/bundle';
import { asNumber, asObject, asString } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import { HPA_CLASS, KPA_CLASS } from '../../kubernetes/knative/annotation-keys';
import type { Annotations } from '../../kubernetes/knative/annotation-keys';
import { DEFAULT_AUTOSCALER_CONFIG } from '../../kubernetes/knative/autoscaler-config';
import type { AutoscalerConfig } from '../../kubernetes/knative/autoscaler-config';
import { parseAutoscalerConfig } from '../../kubernetes/knative/parse-autoscaler-config';
import { podAutoscalerAnnotations, resolveAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';
import { revisionHpa } from '../../kubernetes/knative/revision-hpa';
import type { Manifest } from '../../kubernetes/manifest';
import { joinPath, sentence } from '../../kubernetes/problem';
import { kpaRules } from '../kpa/rules';
import { workOf } from '../world/work';

const CONFIG_NAME = 'config-autoscaler';

/** Prepares the newest revision of a Knative Service or Configuration, by the class of its autoscaler. Undefined after a refusal. */
export function prepareKnativeRun(scaler: Manifest, preparation: Preparation): PreparedRun | undefined {
  const { options, problems } = preparation;
  const config = configOf(preparation);
  const template = asObject(asObject(scaler.spec).template);
  const annotations = podAutoscalerAnnotations(textsOf(asObject(template.metadata).annotations), config);
  const containerConcurrency = asNumber(asObject(template.spec).containerConcurrency) ?? 0;
  const settings = resolveAutoscaling(annotations, containerConcurrency, config);
  if (settings.class === HPA_CLASS) {
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: scaler.metadata.name };
    const spec = { scaleTargetRef, ...revisionHpa(settings) } as unknown as JsonObject;
    return prepareHpaOf({ scaler, spec, manifest: knativeTarget(scaler, template), name: nameOf(scaler), knative: true }, preparation);
  }
  const service = beginService(scaler, knativeTarget(scaler, template), true, preparation);
  const { parts: { path } } = service;
  problems.check(settings.class === KPA_CLASS, joinPath(path, 'autoscaling.knative.dev/class'), `must be ${KPA_CLASS} or ${HPA_CLASS} to be simulated`, settings.class);
  const { model, faults } = finishService(service, [], UNSUPPORTED, preparation);
  const countsRequests = settings.metric === 'rps';
  problems.check(model.demand !== 'messages', joinPath(path, 'demand'), 'must be requests or users: Knative counts requests', model.demand);
  problems.check(countsRequests || model.demand === 'users' || model.hasServiceTime, joinPath(path, 'serviceTimeSeconds'),
    'must be given, since the scaler looks at requests in work: how long one is');
  const startDelay = Math.max(1, model.times.startSeconds + model.times.readinessDelaySeconds);
  if (settings.class !== KPA_CLASS) return undefined;
  const head = {
    type: 'kpa',
    scaler: nameOf(scaler),
    target: nameOf(scaler),
    signals: [{
      name: settings.metric, unit: countsRequests ? 'requests/s' : 'requests', target: settings.target, perPod: true, values: 'total',
    }],
    bounds: {
      minReplicas: settings.minScale,
      maxReplicas: settings.maxScale === 0 ? undefined : settings.maxScale,
      unreachable: undefined,
      pricePerPodHour: options.pricePerPodHour,
      hasCapacity: model.hasCapacity,
    },
  } as const;
  const rules = kpaRules(options.knative);
  return {
    scaler: head.scaler,
    model,
    start: (length) => {
      const pods = new RevisionPodSet();
      const stage = stageOf(model, workOf(model), pods, length, 1);
      const revision = { annotations, containerConcurrency, reachability: 'Reachable', config } as const;
      const run = new KpaRun(revision, { startDelays: [startDelay], rules }, settings, pods, stage.world, stage.recorder);
      return runScene({ head, model, faults, run, ...stage }, length);
    },
  };
}

/** The Knative autoscaler reads requests where they pass, and keeps its pods to itself. */
const UNSUPPORTED = ['metric outage', 'adapter error', 'prometheus restart', 'slow start', 'pod crash', 'hand edit'] as const;

/** The Service with its pods where a Deployment has them, so that their template is found. */
function knativeTarget(scaler: Manifest, template: JsonObject): Manifest {
  return { ...scaler, apiVersion: 'apps/v1', kind: 'Deployment', spec: { template } };
}

function configOf({ bundle, options, refusals }: Preparation): AutoscalerConfig {
  const configMap = findConfig(bundle);
  if (configMap === undefined) return { ...DEFAULT_AUTOSCALER_CONFIG, ...options.autoscalerConfig };
  const { config, problems } = parseAutoscalerConfig(textsOf(configMap.data));
  for (const problem of problems) {
    const refusal = `ConfigMap ${CONFIG_NAME}: ${sentence(problem)}`;
    if (!refusals.includes(refusal)) refusals.push(refusal);
  }
  return config;
}

function findConfig(bundle: Bundle): Manifest | undefined {
  return bundle.ofKind('ConfigMap').find(({ metadata }) => metadata.name === CONFIG_NAME);
}

function textsOf(json: unknown): Annotations {
  return Object.fromEntries(Object.entries(asObject(json)).flatMap(([key, value]) => {
    const text = asString(value);
    return text === undefined ? [] : [[key, text]];
  }));
}
