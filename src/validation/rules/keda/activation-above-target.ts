import type { Detection, Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { scaledObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA, metadataPath, metadataText, triggersOf, type Trigger } from './trigger';

const PREFIX = 'activation';

/** A backlog of more than one pod that wakes nobody. */
export const activationAboveTarget: Rule = {
  id: 'KEDA028',
  name: 'activation not below the target',
  severity: 'warning',
  cause: 'the first pod is started only when the number is above the activation: up to there what would be work for a whole pod waits for ever',
  fix: 'lower the activation, or leave it out (0)',
  source: `${KEDA} pkg/scalers, activation of each; kedacore/keda#2800, #4403`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => (boundsOf(object).kedaDecides ? read(object, triggersOf).flatMap(tooHigh) : []),
  samples: {
    noncompliant: [scaledObject([kafka('50')], { minReplicaCount: 0 })],
    compliant: [scaledObject([kafka('5')], { minReplicaCount: 0 })],
  },
};

function tooHigh(trigger: Trigger): readonly Detection[] {
  return Object.keys(trigger.metadata).filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
    const target = key.charAt(PREFIX.length).toLowerCase() + key.slice(PREFIX.length + 1);
    const [activation, wanted] = [number(metadataText(trigger, key)), number(metadataText(trigger, target))];
    return activation === undefined || wanted === undefined || activation < wanted ? []
      : [{ path: metadataPath(trigger, key), rule: `should be below '${target}' (${wanted})`, got: metadataText(trigger, key) }];
  });
}

function number(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? undefined : value;
}

function kafka(activationLagThreshold: string) {
  return {
    type: 'apache-kafka', metadata: { bootstrapServers: 'kafka.shop.svc:9092', consumerGroup: 'billing', topic: 'orders', lagThreshold: '50', activationLagThreshold },
  };
}
