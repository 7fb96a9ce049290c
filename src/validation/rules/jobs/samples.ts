import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { podTemplate, sample } from '../samples';

/** What a worker takes its work from. */
export const SQS: JsonObject = { type: 'aws-sqs-queue', metadata: { queueURL: 'orders', awsRegion: 'eu-central-1', queueLength: '1', scaleOnInFlight: 'false', identityOwner: 'operator' } };

/** A ScaledJob; `spec` is laid over its spec. */
export function scaledJob(spec: JsonObject = {}, pod: JsonObject = {}, job: JsonObject = {}): Manifest {
  return sample('keda.sh/v1alpha1', 'ScaledJob', {
    spec: {
      jobTargetRef: { activeDeadlineSeconds: 3600, template: podTemplate({ restartPolicy: 'Never', ...pod }), ...job },
      maxReplicaCount: 10,
      triggers: [SQS],
      ...spec,
    },
  });
}
