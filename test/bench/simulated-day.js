'use strict';
// Simulates a day of some HorizontalPodAutoscalers that sync every 15 s, one after the other, and prints the most memory that it took, in MB.
const { simulateEach } = require('../../lib/simulation/simulate');

const scaler = (index) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: `web-${index}`, namespace: 'shop' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `web-${index}` },
    minReplicas: 1,
    maxReplicas: 20,
    metrics: [{
      type: 'External',
      external: {
        metric: { name: 'sls_ingress_qps', selector: { matchLabels: { 'sls.project': 'p', 'sls.logstore': 'nginx-ingress', 'sls.ingress.route': `shop-web-${index}-80` } } },
        target: { type: 'AverageValue', averageValue: '10' },
      },
    }],
  },
});

const count = Number(process.argv[2] ?? 1);
const manifests = Array.from({ length: count }, (_, index) => scaler(index));
const options = { durationSeconds: 86_400, service: { load: { kind: 'diurnal', low: 5, high: 150 } } };
let peaks = 0;
for (const { answers } of simulateEach(manifests, options)) peaks += answers.peakReplicas;
if (peaks < 10 * count) throw new Error(`the scalers did not scale: ${peaks}`);
console.log(process.resourceUsage().maxRSS / 1024);
