import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { accessLogAnswer, type AccessLogReading } from './access-log-answer';
import type { Application } from './application';
import type { CertificateAuthority } from '../cluster/certificates';

const GROUP = '/apis/external.metrics.k8s.io/v1beta1';

/**
 * Serves `sls_ingress_qps` as ack-alibaba-cloud-metrics-adapter does, which cannot be had outside Alibaba Cloud: it reads the labels of the metric
 * selector, and answers the rate of the access log over the interval, cut to a whole number.
 */
export async function serveSlsMetrics(
  authority: CertificateAuthority, application: Application, route: Readonly<Record<string, string>>,
): Promise<{ readonly port: number; readonly server: Server }> {
  const { cert, key } = authority.issue('sls-metrics', '/CN=sls-metrics');
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, response) => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const [status, answer] = answerOf(url, application.accessLog, route);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

function answerOf(url: URL, log: readonly AccessLogReading[], route: Readonly<Record<string, string>>): readonly [status: number, body: object] {
  if (url.pathname === GROUP) {
    return [200, {
      kind: 'APIResourceList', apiVersion: 'v1', groupVersion: 'external.metrics.k8s.io/v1beta1',
      resources: [{ name: 'sls_ingress_qps', singularName: '', namespaced: true, kind: 'ExternalMetricValueList', verbs: ['get'] }],
    }];
  }
  if (!/\/namespaces\/[^/]+\/sls_ingress_qps$/.test(url.pathname)) return failure(404, `no ${url.pathname} here`);
  const labels = Object.fromEntries((url.searchParams.get('labelSelector') ?? '').split(',').map((term) => term.split('=') as [string, string]));
  const wrong = Object.entries(route).find(([name, value]) => labels[name] !== value);
  if (wrong !== undefined) return failure(400, `${wrong[0]} must be ${wrong[1]}`);
  return [200, {
    kind: 'ExternalMetricValueList', apiVersion: 'external.metrics.k8s.io/v1beta1', metadata: {},
    items: [{ metricName: 'sls_ingress_qps', metricLabels: labels, timestamp: new Date().toISOString(), value: String(accessLogAnswer(log, labels)) }],
  }];
}

function failure(code: number, message: string): readonly [status: number, body: object] {
  return [code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, message }];
}
