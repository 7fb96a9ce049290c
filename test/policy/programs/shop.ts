import * as k8s from '@pulumi/kubernetes';

const labels = { app: 'web' };

// The count of replicas is written down although an autoscaler decides it: seen only with both objects.
new k8s.apps.v1.Deployment('web', {
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1.0', resources: { requests: { cpu: '100m' } } }] },
    },
  },
});

new k8s.autoscaling.v2.HorizontalPodAutoscaler('web', {
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: 2,
    maxReplicas: 5,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
});

// What no autoscaler can scale: seen in the object alone.
new k8s.autoscaling.v2.HorizontalPodAutoscaler('agent', {
  metadata: { name: 'agent', namespace: 'shop' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent' },
    maxReplicas: 5,
    metrics: [{ type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '5' } } }],
  },
});
