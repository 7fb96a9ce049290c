/** What can be said of a service both in its declaration and in the options of a simulation, as a table of keys (`KeysOf`). */
export const LOAD_KEYS = {
  load: true,
  demand: true,
  ratePerPod: true,
  concurrencyPerPod: true,
  serviceTimeSeconds: true,
  queueTimeoutSeconds: true,
  initialWaiting: true,
  podStartSeconds: true,
  readinessDelaySeconds: true,
  idleRatePerPod: true,
  scrapeIntervalSeconds: true,
  cpu: true,
  memory: true,
  objective: true,
} as const;
