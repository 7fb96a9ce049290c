/** Manifests of services as people write them: a Deployment, a Service, an HPA and a disruption budget each, all fine. */
export function servicesYaml(services: number): string {
  return Array.from({ length: services }, (_, index) => serviceYaml(`service-${index}`, hpaYaml)).join('---\n');
}

/** As `servicesYaml`, every other service with a ScaledObject of KEDA instead of the HPA, which kubeconform has no schema of. */
export function kedaServicesYaml(services: number): string {
  return Array.from({ length: services }, (_, index) => serviceYaml(`service-${index}`, index % 2 === 0 ? scaledObjectYaml : hpaYaml)).join('---\n');
}

function metadataYaml(name: string): string {
  return `metadata:
  labels:
    app.kubernetes.io/name: ${name}
  name: ${name}
  namespace: shop`;
}

function serviceYaml(name: string, scalerYaml: (name: string) => string): string {
  const metadata = metadataYaml(name);
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
${scalerYaml(name)}---
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

function hpaYaml(name: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadataYaml(name)}
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
`;
}

function scaledObjectYaml(name: string): string {
  return `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
${metadataYaml(name)}
spec:
  fallback:
    failureThreshold: 3
    replicas: 4
  maxReplicaCount: 10
  minReplicaCount: 2
  scaleTargetRef:
    name: ${name}
  triggers:
    - metadata:
        ignoreNullValues: 'false'
        query: sum(rate(http_requests_total{namespace="shop",service="${name}"}[5m]))
        serverAddress: http://prometheus.monitoring:9090
        threshold: '100'
      type: prometheus
    - metadata:
        desiredReplicas: '5'
        end: 0 18 * * 1-5
        start: 0 8 * * 1-5
        timezone: Europe/Berlin
      type: cron
    - metadata:
        bootstrapServers: kafka.shop:9092
        consumerGroup: ${name}
        lagThreshold: '50'
        topic: ${name}
      type: apache-kafka
`;
}
