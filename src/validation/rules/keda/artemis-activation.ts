import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { scaledObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA, metadataPath, metadataText, triggersOf } from './trigger';

const KEY = 'activationQueueLength';

/** The one scaler that does not wake for the first message. */
export const artemisActivation: Rule = {
  id: 'KEDA029',
  name: 'activation of Artemis left at 10',
  severity: 'warning',
  cause: 'unlike every other scaler artemis-queue has an activation of 10 by default: up to ten messages wait for ever while the workload is at 0',
  fix: "set activationQueueLength: '0'",
  source: `${KEDA} pkg/scalers/artemis_scaler.go`,
  fixable: true,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => (!boundsOf(object).kedaDecides ? [] : read(object, triggersOf)
    .filter((trigger) => trigger.type === 'artemis-queue' && metadataText(trigger, KEY) === undefined)
    .map((trigger) => ({
      path: metadataPath(trigger, KEY),
      rule: 'should be set: its default is 10',
      edits: [Object.hasOwn(trigger.metadata, KEY)
        ? { op: 'replace', path: metadataPath(trigger, KEY), value: '0' }
        : { op: 'add', path: `${trigger.path}.metadata`, name: KEY, value: '0' }],
    }))),
  samples: {
    noncompliant: [scaledObject([artemis({})], { minReplicaCount: 0 })],
    compliant: [scaledObject([artemis({ activationQueueLength: '0' })], { minReplicaCount: 0 })],
  },
};

function artemis(metadata: Readonly<Record<string, string>>) {
  return {
    type: 'artemis-queue',
    metadata: {
      managementEndpoint: 'artemis.shop.svc:8161', queueName: 'orders', brokerName: 'main', brokerAddress: 'orders', queueLength: '20', usernameFromEnv: 'USER', passwordFromEnv: 'PASSWORD', ...metadata,
    },
  };
}
