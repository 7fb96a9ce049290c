import type { Profile } from '../../../src/validation/profile';

/** What a rule mends in a text. */
interface Fix {
  readonly id: string;
  readonly what: string;
  /** The text before and after, out of lines that begin with `-`, `+` or a blank. */
  readonly diff: string;
  /** Versions to check with. */
  readonly profile?: Partial<Profile>;
}

const hpa = (spec: string, apiVersion = ' apiVersion: autoscaling/v2'): string => `
${apiVersion}
 kind: HorizontalPodAutoscaler
 metadata: { name: web } # one line
 spec:
   # who is scaled
   scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
   minReplicas: 2
   maxReplicas: 10 # enough
${spec}`;

const deployment = (spec: string, apiVersion = ' apiVersion: apps/v1'): string => `
${apiVersion}
 kind: Deployment
 metadata: { name: web }
 spec:
   selector: { matchLabels: { app: web } }
${spec}   template:
     metadata: { labels: { app: web } }
     spec: # the pods
       containers:
         - name: web
           image: registry.example.com/web:1.0 # pinned
`;

const scaledObject = (trigger: string, spec = '', metadata = ' metadata: { name: web }'): string => `
 apiVersion: keda.sh/v1alpha1
 kind: ScaledObject
${metadata}
 spec:
   scaleTargetRef: { name: web }
   minReplicaCount: 0 # to sleep
${spec}   triggers:
${trigger}`;

const prometheus = (lines: string, before = ''): string => `     - type: prometheus
       metadata:
         serverAddress: http://prometheus.monitoring.svc:9090
         query: sum(rate(http_requests_total{app="web"}[2m])) # per second
         threshold: "10"
${lines}${before}`;

const FALLBACK = `   fallback: { failureThreshold: 3, replicas: 4 }
`;

const knative = (annotations: string, spec = '', metadata = ' metadata: { name: hello }'): string => `
 apiVersion: serving.knative.dev/v1
 kind: Service
${metadata}
 spec:
   template:
${annotations}     spec:
${spec}       containers:
         - image: registry.example.com/hello:1.0 # pinned
`;

const autoscaler = (data: string): string => `
 apiVersion: v1
 kind: ConfigMap
 metadata: { name: config-autoscaler, namespace: knative-serving }
 data:
   # two minutes
${data}`;

const sls = (labels: string, name = '           name: sls_ingress_qps'): string => hpa(`   metrics:
     - type: External
       external:
         metric:
${name}
           selector:
             matchLabels:
               sls.project: aliyun-product-data-1234567890123456-cn-hangzhou
               sls.logstore: nginx-ingress # filled by the switch
               sls.ingress.route: default-web-80
${labels}         target: { type: AverageValue, averageValue: "10" }
`);

const helm = (chart: string, values: string): string => `
 apiVersion: helm.toolkit.fluxcd.io/v2
 kind: HelmRelease
 metadata: { name: ${chart}, namespace: flux-system }
 spec:
   chart: { spec: { chart: ${chart}, version: 5.3.0 } }
   values:
${values}`;

const authentication = (lines: string): string => `
 apiVersion: keda.sh/v1alpha1
 kind: TriggerAuthentication
 metadata: { name: prometheus }
 spec:
   secretTargetRef: # the token
     - parameter: bearerToken
${lines}       name: prometheus
`;

const scaledJob = (lines: string): string => `
 apiVersion: keda.sh/v1alpha1
 kind: ScaledJob
 metadata: { name: work }
 spec:
   jobTargetRef:
     activeDeadlineSeconds: 600
     template:
       spec:
         restartPolicy: Never
         containers: [{ name: work, image: registry.example.com/work:1.0 }]
${lines}`;

const monitor = (kind: string, list: string, lines: string): string => `
 apiVersion: monitoring.coreos.com/v1
 kind: ${kind}
 metadata: { name: web }
 spec:
   selector: { matchLabels: { app: web } }
   ${list}:
     - port: http # by name
${lines}`;

const TRIGGERS = `   triggers:
     - type: aws-sqs-queue
       metadata: { queueURL: "https://sqs.eu-west-1.amazonaws.com/1/q", awsRegion: eu-west-1, queueLength: "5" }
`;

const ROWS: readonly (readonly [id: string, what: string, diff: string, profile?: Partial<Profile>])[] = [
  ['HPA003', 'a version that is gone', `
 apiVersion: autoscaling/v2
 kind: HorizontalPodAutoscaler
 metadata: { name: web }
 spec:
-  scaleTargetRef: { apiVersion: apps/v1beta2, kind: Deployment, name: web } # old
+  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } # old
   maxReplicas: 10
`],
  ['HPA004', 'a pinned count', `${hpa('')} ---${deployment('-  replicas: 3 # from the template\n')}`],
  ['HPA028', 'a count that switches off', `${hpa('')} ---${deployment('-  replicas: 0\n')}`],
  ['HPA009', 'a type that misleads', hpa(`   metrics:
     - type: Pods
       pods:
         metric: { name: http_requests_per_second }
         target:
-          type: Utilization # of what
+          type: AverageValue # of what
           averageValue: "10"
`)],
  ['HPA015', 'a metric that is the same as another', hpa(`   metrics:
     # half of the request
     - type: Resource
       resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
-    - type: Resource # again
-      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
     - type: Resource
       resource: { name: memory, target: { type: AverageValue, averageValue: 500Mi } }
`)],
  ['SLS005', 'a misspelt label', sls(`-              sls.query.max.retry: "3" # often
+              sls.query.max_retry: "3" # often
`)],
  ['SLS009', 'a switch in another case', sls(`-              sls.internal.endpoint: "False"
+              sls.internal.endpoint: "false"
`)],
  ['SLS011', 'a misspelt metric', sls('', `-          name: sls_ingres_qps # per second
+          name: sls_ingress_qps # per second`)],
  ['KEDA001', 'a misspelt type', scaledObject(`-    - type: promethues # theirs
+    - type: prometheus # theirs
       metadata: { serverAddress: "http://prometheus.monitoring.svc:9090", query: "sum(up)", threshold: "1" }
`)],
  ['KEDA002', 'a misspelt parameter', scaledObject(prometheus(`-        activationTreshold: '2' # wakes
+        activationThreshold: '2' # wakes
`))],
  ['KEDA003', 'a type that moved out of the metadata', scaledObject(`     - type: cpu
       metadata:
-        type: Utilization # share of the request
         value: "70"
+      metricType: Utilization
     - type: cron
       metadata: { timezone: Etc/UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: "3" }
`)],
  ['KEDA005', 'a value in another case', scaledObject(`     - type: apache-kafka
       metadata:
         bootstrapServers: kafka.shop.svc:9092
         consumerGroup: billing
         topic: orders
-        offsetResetPolicy: Latest # from now on
+        offsetResetPolicy: latest # from now on
`)],
  ['KEDA007', 'a name that nobody reads', scaledObject(prometheus(`-        metricName: requests # for the dashboard
`))],
  ['KEDA011', 'nulls that are ignored in spite of a fallback', scaledObject(prometheus(`-        ignoreNullValues: "true" # why?
+        ignoreNullValues: "false" # why?
`), FALLBACK)],
  ['KEDA011', 'the default that ignores nulls in spite of a fallback', scaledObject(prometheus(`+        ignoreNullValues: "false"
`), FALLBACK)],
  ['KEDA024', 'a misspelt switch', scaledObject(prometheus(''), '', ` metadata:
   name: web
   annotations:
-    autoscaling.keda.sh/paused: "fals" # not now
+    autoscaling.keda.sh/paused: "false" # not now`)],
  ['KEDA029', 'an activation that is 10 by default', scaledObject(`     - type: artemis-queue
       metadata:
         managementEndpoint: artemis.shop.svc:8161
         queueName: orders
         brokerName: main
         brokerAddress: orders
         usernameFromEnv: USER
         passwordFromEnv: PASSWORD # of the pod
+        activationQueueLength: "0"
`)],
  ['KEDA043', 'the path of the API', scaledObject(`     - type: prometheus
       metadata:
-        serverAddress: http://prometheus.monitoring.svc:9090/api/v1/query # Thanos
+        serverAddress: http://prometheus.monitoring.svc:9090 # Thanos
         query: sum(up)
         threshold: "10"
`)],
  ['KEDA047', 'a misspelt annotation', scaledObject(prometheus(''), '', ` metadata:
   name: web
   annotations:
-    autoscaling.keda.sh/paused-scale-inn: "true" # at night
+    autoscaling.keda.sh/paused-scale-in: "true" # at night`)],
  ['JOB004', 'a cache that nobody asks', scaledJob(`${TRIGGERS}-      useCachedMetrics: true # fewer calls
`)],
  ['KNATIVE001', 'an annotation of the Service', knative(`     metadata:
       annotations:
         autoscaling.knative.dev/min-scale: "1" # warm
+        autoscaling.knative.dev/max-scale: "5"
`, '', ` metadata:
   name: hello
   annotations:
-    autoscaling.knative.dev/max-scale: "5" # enough
     team: shop`)],
  ['KNATIVE001', 'a label of a template without annotations', knative(`     metadata:
       labels:
         app: hello
-        autoscaling.knative.dev/max-scale: "5"
+      annotations:
+        autoscaling.knative.dev/max-scale: "5"
`)],
  ['KNATIVE001', 'an annotation where the template has no metadata', `
 apiVersion: serving.knative.dev/v1
 kind: Service
 metadata:
   name: hello
   annotations:
-    autoscaling.knative.dev/max-scale: "5" # enough
     team: shop
 spec:
   template:
     spec:
       containers:
         - image: registry.example.com/hello:1.0 # pinned
+    metadata:
+      annotations:
+        autoscaling.knative.dev/max-scale: "5"
`],
  ['KNATIVE002', 'a misspelt annotation', knative(`     metadata:
       annotations:
-        autoscaling.knative.dev/max-scales: "5" # enough
+        autoscaling.knative.dev/max-scale: "5" # enough
`)],
  ['KNATIVE008', 'a misspelt algorithm', knative(`     metadata:
       annotations:
-        autoscaling.knative.dev/metric-aggregation-algorithm: weighted-exponental
+        autoscaling.knative.dev/metric-aggregation-algorithm: weighted-exponential
`)],
  ['KNATIVE011', 'a second spelling', knative(`     metadata:
       annotations:
         autoscaling.knative.dev/max-scale: "5" # enough
-        autoscaling.knative.dev/maxScale: "20"
`)],
  ['KNATIVE021', 'a name that only one revision can have', knative(`     metadata:
-      name: hello-v1 # first
       annotations: { autoscaling.knative.dev/max-scale: "5" }
`)],
  ['KNATIVE022', 'what Knative writes itself', knative('', '', ` metadata:
   name: hello
   annotations:
-    serving.knative.dev/creator: admin
     team: shop # ours`)],
  ['KCONFIG001', 'a misspelt setting', autoscaler(`-  stable-windows: 120s
+  stable-window: 120s
`)],
  ['KCONFIG008', 'a class by its first part', autoscaler(`-  pod-autoscaler-class: hpa # cpu
+  pod-autoscaler-class: hpa.autoscaling.knative.dev # cpu
`)],
  ['AHPA001', 'a misspelt strategy', `
 apiVersion: autoscaling.alibabacloud.com/v1beta1
 kind: AdvancedHorizontalPodAutoscaler
 metadata: { name: web }
 spec:
-  scaleStrategy: Observer # first
+  scaleStrategy: observer # first
   scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
   metrics:
     - type: Resource
       resource: { name: cpu, target: { type: Utilization, averageUtilization: 40 } }
   maxReplicas: 10
   minReplicas: 2
   prediction: { quantile: 95, scaleUpForward: 180 }
`],
  ['PROM015', 'a misspelt key', helm('prometheus-adapter', `     rules:
       default: false
       custom:
         - seriesQuery: http_requests_total{namespace!="",pod!=""} # by pod
           resources: { overrides: { namespace: { resource: namespace }, pod: { resource: pod } } }
-          metricQuery: sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)
+          metricsQuery: sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)
`)],
  ['INSTALL010', 'what Flux leaves behind', helm('kube-prometheus-stack', `     grafana: { enabled: false } # elsewhere
+  upgrade:
+    crds: CreateReplace
`)],
  ['INSTALL010', 'what Flux is told to leave behind', helm('kube-prometheus-stack', `     grafana: { enabled: false } # elsewhere
   upgrade:
     remediation: { retries: 3 }
-    crds: Skip # default
+    crds: CreateReplace # default
`)],
  ['OBJECT002', 'a number and a bool', `
 apiVersion: v1
 kind: Service
 metadata:
   name: web
   annotations:
-    prometheus.io/port: 8080 # metrics
-    prometheus.io/scrape: true
+    prometheus.io/port: "8080" # metrics
+    prometheus.io/scrape: "true"
 spec: { selector: { app: web }, ports: [{ port: 80 }] }
`],
  ['OBJECT003', 'a version with the same fields', hpa('', `-apiVersion: autoscaling/v2beta2 # beta
+apiVersion: autoscaling/v2 # beta`)],
  ['OBJECT003', 'a workload', deployment('', `-apiVersion: apps/v1beta2
+apiVersion: apps/v1`)],
  ['ADMIT001', 'misspelt fields', hpa(`-  behaviour: # slow
+  behavior: # slow
     scaleDown: { stabilizationWindowSeconds: 600 }
`)],
  ['ADMIT002', 'a number in quotes', hpa('').replace('   maxReplicas: 10 # enough', '-  maxReplicas: "10" # enough\n+  maxReplicas: 10 # enough')],
  ['ADMIT003', 'a variable that is there twice', deployment('').replace(/$/, `           ports:
             - { containerPort: 8080, protocol: TCP } # http
-            - { containerPort: 8080, protocol: Tcp } # https
+            - { containerPort: 8080, protocol: TCP } # https
`)],
  ['ADMIT004', 'a type in another case', `
 apiVersion: v1
 kind: Service
 metadata: { name: web }
 spec:
-  type: nodePort # for now
+  type: NodePort # for now
   selector: { app: web }
   ports: [{ port: 80 }]
`],
  ['ADMIT005', 'a number in quotes that is no percentage', `
 apiVersion: policy/v1
 kind: PodDisruptionBudget
 metadata: { name: web }
 spec:
   maxUnavailable: 1
-  unhealthyPodEvictionPolicy: alwaysAllow
+  unhealthyPodEvictionPolicy: AlwaysAllow
   selector: { matchLabels: { app: web } } # all
`],
  ['ADMIT006', 'a type of path in another case', `
 apiVersion: networking.k8s.io/v1
 kind: Ingress
 metadata: { name: web }
 spec:
   rules:
     - http:
         paths:
           - path: / # all
-            pathType: prefix
+            pathType: Prefix
             backend: { service: { name: web, port: { number: 80 } } }
`],
  ['ADMIT011', 'a misspelt field', scaledObject(prometheus(''), `-  coolDownPeriod: 60 # short
+  cooldownPeriod: 60 # short
`)],
  ['ADMIT012', 'a number in quotes', scaledObject(prometheus(''), `-  maxReplicaCount: "20" # enough
+  maxReplicaCount: 20 # enough
`)],
  ['ADMIT012', 'a parameter without quotes', scaledObject(prometheus(`-        activationThreshold: 5 # wakes
+        activationThreshold: "5" # wakes
`))],
  ['ADMIT016', 'a number in quotes', scaledJob(`${TRIGGERS}-  maxReplicaCount: '20'
+  maxReplicaCount: 20
`)],
  ['ADMIT019', 'a key without quotes', authentication(`-      key: 1 # the first
+      key: "1" # the first
`)],
  ['ADMIT031', 'a misspelt field', knative('', `-      containerConcurency: 10 # at once
+      containerConcurrency: 10 # at once
`)],
  ['ADMIT032', 'a number in quotes', knative('', `-      containerConcurrency: "10" # at once
+      containerConcurrency: 10 # at once
`)],
  ['ADMIT041', 'a misspelt field', monitor('ServiceMonitor', 'endpoints', `-      intervall: 15s # often
+      interval: 15s # often
`)],
  ['ADMIT042', 'a scheme in another case', monitor('ServiceMonitor', 'endpoints', `-      honorLabels: "true" # theirs
+      honorLabels: true # theirs
`)],
  ['ADMIT044', 'a bool in quotes', monitor('PodMonitor', 'podMetricsEndpoints', `-      honorLabels: "true" # theirs
+      honorLabels: true # theirs
`)],
];

/** What each fixable rule mends, at least once. */
export const FIXES: readonly Fix[] = ROWS.map(([id, what, diff, profile]) => ({ id, what, diff, ...(profile !== undefined && { profile }) }));
