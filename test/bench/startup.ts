import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, processMillis, type Measured } from './measure';

const ROUNDS = 15;
const SCALEWRIGHT = 'bin/scalewright';
const CDK8S = 'node_modules/cdk8s-cli/bin/cdk8s';

/** A manifest that many have, without findings. */
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: registry.example.com/web:1.0
        readinessProbe: {httpGet: {path: /ready, port: 8080}}
        resources: {requests: {cpu: 100m, memory: 64Mi}}
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

/** How soon the command answers: nothing but its version, and a check of one small file. */
export function startup(): readonly Measured[] {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-startup-'));
  try {
    const file = join(directory, 'web.yaml');
    writeFileSync(file, MANIFEST);
    const { nothing, version, check, cdk8s } = alternate(ROUNDS, {
      nothing: () => processMillis('-e', '0'),
      version: () => processMillis(SCALEWRIGHT, '--version'),
      check: () => processMillis(SCALEWRIGHT, 'check', '--no-config', file),
      cdk8s: () => processMillis(CDK8S, '--version'),
    });
    return [
      {
        title: 'scalewright --version against cdk8s --version', value: version / cdk8s, unit: 'times', limit: 0.2, holds: 'at most',
        detail: `${version.toFixed(0)} ms against ${cdk8s.toFixed(0)} ms`,
      },
      {
        title: 'scalewright check of one small file against node -e 0', value: check / nothing, unit: 'times', limit: 3, holds: 'at most',
        detail: `${check.toFixed(0)} ms against ${nothing.toFixed(0)} ms`,
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
