/** Manifests of services as people write them: a Deployment, a Service, an autoscaler and a disruption budget each, all fine. */
export function servicesYaml(services: number): string {
  return Array.from({ length: services }, (_, index) => serviceYaml(`service-${index}`)).join('---\n');
}

function serviceYaml(name: string): string {
  const metadata = `metadata:
  labels:
    app.kubernetes.io/name: ${name}
  name: ${name}
  namespace: shop`;
  return `apiVersion: apps/v1
kind: Deployment
${metadata}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      containers:
        - image: registry.example.com/${name}:1.0
          name: ${name}
          ports:
            - containerPort: 8080
              name: http
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
---
apiVersion: v1
kind: Service
${metadata}
spec:
  ports:
    - name: http
      port: 80
      targetPort: http
  selector:
    app.kubernetes.io/name: ${name}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata}
spec:
  maxReplicas: 10
  metrics:
    - resource:
        name: cpu
        target:
          averageUtilization: 70
          type: Utilization
      type: Resource
  minReplicas: 2
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
${metadata}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
`;
}
