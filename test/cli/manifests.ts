/** A Deployment that pins its replicas under an autoscaler on CPU, without a request: one warning (HPA004) and one error (HPA006). */
export const PINNED = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3 # since 2019
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: registry.example.com/web:1.0
        readinessProbe: {httpGet: {path: /ready, port: 8080}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: shop}
spec:
  maxUnavailable: 1
  selector: {matchLabels: {app: web}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  minReplicas: 2
  maxReplicas: 5
  metrics:
  - type: Resource
    resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
`;

/** The same with nothing to find. */
export const CLEAN = PINNED.replace('  replicas: 3 # since 2019\n', '').replace('web:1.0\n', 'web:1.0\n        resources: {requests: {cpu: 100m, memory: 64Mi}}\n');

/** An object that nothing is wrong with. */
export const configMap = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\n`;
