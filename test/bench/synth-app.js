// Constructs, validates and synthesizes N services and prints the milliseconds, as `ours` or as `raw` cdk8s with the same objects.
const { mkdtempSync, rmSync, readFileSync, writeFileSync, existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ApiObject, App, Chart } = require('cdk8s');
const { Construct } = require('constructs');
const { Precondition, QpsAutoscaledService, QpsSignal } = require('../../lib');

const [kind, count, file] = process.argv.slice(2);
const services = Number(count);

function ours(app) {
  const chart = new Chart(app, 'services', { namespace: 'shop' });
  for (let index = 0; index < services; index++) {
    new QpsAutoscaledService(chart, `service-${index}`, {
      image: `registry.example.com/service-${index}:1.0`,
      signal: QpsSignal.mseGateway({
        project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: Precondition.confirmed('OPS-42'),
      }),
      pod: { container: { requests: { cpu: '100m', memory: '128Mi' }, readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } },
      targetQpsPerPod: 10,
      minReplicas: 2,
      maxReplicas: 10,
    });
  }
}

// The raw app holds the very objects that ours emitted, as plain literals.
function raw(app) {
  const chart = new Chart(app, 'services', { namespace: 'shop' });
  for (const [id, objects] of JSON.parse(readFileSync(file, 'utf8'))) {
    const scope = new Construct(chart, id);
    for (const [child, object] of objects) new ApiObject(scope, child, object);
  }
}

function millis(declare) {
  const outdir = mkdtempSync(join(tmpdir(), 'scalewright-bench-'));
  const start = process.hrtime.bigint();
  const app = new App({ outdir });
  declare(app);
  app.synth();
  const taken = Number(process.hrtime.bigint() - start) / 1e6;
  const yaml = readFileSync(join(outdir, 'services.k8s.yaml'), 'utf8');
  rmSync(outdir, { recursive: true });
  return { taken, yaml };
}

if (kind === 'write') {
  const app = new App();
  ours(app);
  const chart = app.node.children[0];
  writeFileSync(file, JSON.stringify(chart.node.children.map((service) =>
    [service.node.id, service.node.children.map((object) => [object.node.id, object.toJson()])])));
} else {
  if (kind === 'raw' && !existsSync(file)) throw new Error(`${file} is missing: run with 'write' first`);
  const { taken, yaml } = millis(kind === 'ours' ? ours : raw);
  writeFileSync(`${file}.${kind}.yaml`, yaml);
  console.log(taken);
}
