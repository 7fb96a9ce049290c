import type { Published } from './published';

export const admission: readonly Published[] = [
  {
    id: 'ADMIT001',
    severity: 'error',
    message: "'spec.maxReplica' is not known to the API server, which drops it",
    fix: 'correct the spelling or the place of the field, or leave it out',
  },
  {
    id: 'ADMIT002',
    severity: 'error',
    message: "'spec.maxReplicas' is refused by the API server: must be greater than or equal to `minReplicas`, got 10",
    fix: "raise 'spec.maxReplicas' or lower 'spec.minReplicas'",
  },
  {
    id: 'ADMIT003',
    severity: 'error',
    message: "'spec.template.metadata.labels' is refused by the API server: `selector` does not match template `labels`",
    fix: "give 'spec.template.metadata.labels' every label of 'spec.selector'",
  },
  {
    id: 'ADMIT004',
    severity: 'error',
    message: '\'spec.sessionAffinity\' is refused by the API server: supported values: "ClientIP", "None", got "Cookie"',
    fix: 'write one of the supported values',
  },
  {
    id: 'ADMIT005',
    severity: 'error',
    message: "'spec' is refused by the API server: minAvailable and maxUnavailable cannot be both set",
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT006',
    severity: 'error',
    message: '\'spec.rules[0].http.paths[0].path\' is refused by the API server: must be an absolute path, got "shop"',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT011',
    severity: 'error',
    message: "'spec.minReplicas' is not known to the API server, which drops it",
    fix: 'correct the spelling or the place of the field, or leave it out',
  },
  {
    id: 'ADMIT012',
    severity: 'error',
    message: '\'spec.fallback.behavior\' is refused by the API server: supported values: "static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower", "scalingModifiers", got "keep"',
    fix: 'write one of the supported values',
  },
  {
    id: 'ADMIT013',
    severity: 'error',
    message: "'spec.triggers[0].useCachedMetrics' is refused by KEDA's webhook: must not be true for a trigger of type cron",
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT014',
    severity: 'error',
    message: '\'spec.triggers[0].metadata.end\' is refused by KEDA\'s operator: must be a cron schedule: end of range (25) above maximum (23): 25, got "0 25 * * *"',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT015',
    severity: 'error',
    message: "'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds' is refused by the API server in the HorizontalPodAutoscaler that KEDA makes: 'spec.behavior.scaleDown.stabilizationWindowSeconds' must be less than or equal to 3600, got 3601",
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT016',
    severity: 'error',
    message: '\'spec.maxReplicaCount\' is refused by the API server: must be of type integer, not string, got "10"',
    fix: 'write it without quotes: 10',
  },
  {
    id: 'ADMIT017',
    severity: 'error',
    message: '\'spec.triggers[1].name\' is refused by KEDA\'s webhook: must be unique, but \'spec.triggers[0]\' has it too, got "orders"',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT018',
    severity: 'error',
    message: '\'spec.triggers[0].metadata.end\' is refused by KEDA\'s operator: must be a cron schedule: end of range (25) above maximum (23): 25, got "0 25 * * *"',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT019',
    severity: 'error',
    message: "'spec.secretTargetRef[0].key' is refused by the API server: must be of type string, not integer, got 1",
    fix: 'put it in quotes: "1"',
  },
  {
    id: 'ADMIT020',
    severity: 'error',
    message: '\'spec.podIdentity.identityId\' is refused by KEDA\'s webhook: must not be empty if it is given, got ""',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT031',
    severity: 'error',
    message: "'spec.template.spec.containerConcurency' is not known to the API server, which drops it",
    fix: 'correct the spelling or the place of the field, or leave it out',
  },
  {
    id: 'ADMIT032',
    severity: 'error',
    message: '\'spec.template.spec.containerConcurrency\' is refused by the API server: must be a whole number, got "ten"',
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT033',
    severity: 'error',
    message: "'spec.template.spec.containerConcurrency' is refused by Knative's webhook: must be from 0 to 1000, got 1001",
    fix: 'mend the field as the message says',
  },
  {
    id: 'ADMIT034',
    severity: 'error',
    message: '\'data.max-scale\' is refused by Knative: must be at least 0, got "-1"',
    fix: 'mend the setting as the message says',
  },
];
