import { context, later, problemsOf, textOf, warningsOf } from './samples';
import { sentence } from '../../src/kubernetes/problem';
import { seriesShape } from '../../src/kubernetes/promql/series-shape';
import { haproxyQueue, haproxyRate, haproxySessions, type HaproxyQueueSpec, type HaproxySpec } from '../../src/signals/haproxy';
import type { Signal } from '../../src/signals/signal';

const SERVER = { serverAddress: 'http://prometheus.monitoring:9090', controllerVersion: '3.2.11' };
const queue = (spec: Partial<HaproxyQueueSpec> = {}) => haproxyQueue({ ...SERVER, podMaxconn: 30, timeoutQueueSeconds: 300, ...spec });
const sessions = (spec: Partial<HaproxySpec> = {}) => haproxySessions({ ...SERVER, ...spec });
const queryOf = (signal: Signal) => signal.kedaTrigger?.(context, 20).metadata.query;
const BACKEND = 'proxy="shop_svc_web_http"';

describe('how KEDA reads it', () => {
  test('the queue is averaged over the window', () => {
    expect(queue({ serverAddress: 'http://prometheus.monitoring:9090/' }).kedaTrigger?.(context, 20)).toEqual({
      type: 'prometheus',
      metadata: {
        serverAddress: 'http://prometheus.monitoring:9090',
        query: `sum(avg_over_time(haproxy_backend_current_queue{${BACKEND}}[2m]))`,
        threshold: '20',
        ignoreNullValues: 'false',
      },
    });
  });

  test('the sessions are averaged and the rate is taken over the window', () => {
    expect(queryOf(sessions())).toBe(`sum(avg_over_time(haproxy_backend_current_sessions{${BACKEND}}[2m]))`);
    expect(queryOf(haproxyRate(SERVER))).toBe(`sum(rate(haproxy_backend_http_requests_total{${BACKEND}}[2m]))`);
  });

  test('with sticky sessions the queues of the pods count too', () => {
    expect(queryOf(queue({ stickySessions: true }))).toBe(
      `sum(avg_over_time(haproxy_backend_current_queue{${BACKEND}}[2m])) + sum(avg_over_time(haproxy_server_current_queue{${BACKEND}}[2m]))`);
    expect(seriesShape(String(queryOf(queue({ stickySessions: true }))))).toBe('one');
    expect(queryOf(queue({ stickySessions: false }))).toBe(`sum(avg_over_time(haproxy_backend_current_queue{${BACKEND}}[2m]))`);
  });

  test('the query of the article: one version, a window of 1m, scraped every 15 s', () => {
    const signal = queue({ windowSeconds: 60, scrapeIntervalSeconds: 15 });
    const article = { ...context, namespace: 'default', service: { name: 'app-service', port: { name: 'http', number: 80 } } };
    expect(signal.kedaTrigger?.(article, 20).metadata.query).toBe('sum(avg_over_time(haproxy_backend_current_queue{proxy="default_svc_app-service_http"}[1m]))');
    expect(problemsOf(signal)).toEqual([]);
    expect(warningsOf(signal)).toEqual([]);
  });

  test('without a version every name since 1.8 matches', () => {
    const { controllerVersion: _, ...server } = SERVER;
    expect(queryOf(haproxySessions(server))).toBe('sum(avg_over_time(haproxy_backend_current_sessions{proxy=~"shop_svc_web_http|shop_web_http"}[2m]))');
  });

  test('activation, further labels and the options of the server are passed on', () => {
    const signal = sessions({ matchLabels: { job: 'haproxy "a"', cluster: later }, timeoutSeconds: 5 });
    const trigger = signal.kedaTrigger?.(context, 0.5, { activation: 2 });
    expect(trigger?.metadata).toMatchObject({ threshold: '0.5', activationThreshold: '2', timeout: '5s' });
    expect(textOf(trigger?.metadata.query, 'a"b')).toBe(
      `sum(avg_over_time(haproxy_backend_current_sessions{${BACKEND},job="haproxy \\"a\\"",cluster="a\\"b"}[2m]))`);
  });
});

describe('how a HorizontalPodAutoscaler reads it', () => {
  test('as an external metric, whose rule in prometheus-adapter holds the query', () => {
    expect(queue().hpaMetric?.(context, 20)).toEqual({
      type: 'External', external: { metric: { name: 'shop_web_haproxy_queue' }, target: { type: 'AverageValue', averageValue: '20' } },
    });
    expect(queue().needs?.(context, 'hpa')).toEqual({
      serviceAnnotations: { 'haproxy.org/pod-maxconn': '30' },
      externalAdapterRules: [{
        seriesQuery: `haproxy_backend_current_queue{${BACKEND}}`,
        resources: { namespaced: false },
        name: { matches: '^haproxy_backend_current_queue$', as: 'shop_web_haproxy_queue' },
        metricsQuery: `sum(avg_over_time(haproxy_backend_current_queue{${BACKEND}}[2m]))`,
      }],
    });
    expect(queue().check?.(context, 'hpa')).toEqual([]);
  });

  test('not if the query is known only later', () => {
    const signal = sessions({ matchLabels: { cluster: later } });
    expect(signal.check?.(context, 'hpa').map(sentence)).toEqual([
      "'' must come to a query of plain text over some series where a HorizontalPodAutoscaler reads it, since it becomes a rule of prometheus-adapter; use Scaler.keda()",
    ]);
    expect(signal.needs?.(context, 'hpa')).toStrictEqual({ externalAdapterRules: [] });
    expect(signal.check?.(context, 'keda')).toEqual([]);
  });
});

describe('what it needs', () => {
  test('annotations on the Service for the limit and for a backend of its own', () => {
    expect(sessions({ podMaxconn: 30 }).needs?.(context, 'keda')).toEqual({ serviceAnnotations: { 'haproxy.org/pod-maxconn': '30' }, objects: [] });
    expect(sessions({ standaloneIngress: 'web-ingress' }).needs?.(context, 'keda')).toEqual({
      serviceAnnotations: { 'haproxy.org/standalone-backend': 'true' }, objects: [],
    });
    expect(sessions().needs?.(context, 'keda')).toStrictEqual({ objects: [] });
    expect(queryOf(sessions({ standaloneIngress: 'web-ingress' }))).toBe(
      'sum(avg_over_time(haproxy_backend_current_sessions{proxy="shop_web-ingress_svc_web_http"}[2m]))');
  });

  test('the address of Prometheus, with KEDA only', () => {
    const { serverAddress: _, ...bare } = SERVER;
    const missing = haproxySessions(bare);
    expect(missing.check?.(context, 'hpa')).toEqual([]);
    expect(missing.check?.(context, 'keda').map(sentence)).toEqual([
      "'serverAddress' is required with KEDA, which asks Prometheus itself; give its address, such as 'http://prometheus.monitoring:9090', or use Scaler.hpa()",
    ]);
    expect(sessions({ serverAddress: 'prometheus:9090' }).check?.(context, 'keda').map(sentence)).toEqual([
      "'serverAddress' must be an http or https URL, got \"prometheus:9090\"",
    ]);
  });

  test('a Service', () => {
    const { service: _, ...alone } = context;
    expect(sessions().check?.(alone, 'keda').map(sentence)).toEqual([
      "'' needs a Service, from whose name and port the labels of the gateway are derived",
    ]);
  });

  test('a TriggerAuthentication where Prometheus wants one', () => {
    const signal = sessions({ auth: { modes: ['bearer'], authentication: { secrets: { bearerToken: { secret: 'prometheus', key: 'token' } } } } });
    expect(signal.needs?.(context, 'keda')).toEqual({
      objects: [{
        id: 'TriggerAuthentication',
        draft: {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'TriggerAuthentication',
          metadata: { name: 'web', namespace: 'shop', labels: {} },
          spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] },
        },
      }],
    });
    expect(signal.needs?.(context, 'hpa')).not.toHaveProperty('objects');
  });

  test('units, lag and the least minimum', () => {
    expect(queue()).toMatchObject({ source: 'haproxyQueue', unit: 'queued requests', lagSeconds: 150, lowestMinReplicas: 1 });
    expect(sessions({ windowSeconds: 60, scrapeIntervalSeconds: 15 })).toMatchObject({
      source: 'haproxySessions', unit: 'sessions', lagSeconds: 75, lowestMinReplicas: 1,
    });
    expect(haproxyRate(SERVER)).toMatchObject({ source: 'haproxyRate', unit: 'requests/s', lagSeconds: 150, lowestMinReplicas: 1 });
  });
});

describe('what must be right', () => {
  test.each<[Partial<HaproxySpec>, readonly string[]]>([
    [{ controllerVersion: 'latest' }, ["'controllerVersion' must be a version such as 3.2.11, got \"latest\""]],
    [{ controllerVersion: '1.3' }, ["'controllerVersion' must be at least 1.4: how older controllers name their backends is not known, got \"1.3\""]],
    [{ controllerVersion: '1.4' }, []],
    [{ controllerVersion: '1.10', standaloneIngress: 'web' },
      ["'standaloneIngress' must not be given with the controller 1.10: standalone backends came with 1.11, got \"web\""]],
    [{ controllerVersion: '1.11', standaloneIngress: 'web' }, []],
    [{ podMaxconn: 0 }, ["'podMaxconn' must be a whole number from 1, got 0"]],
    [{ podMaxconn: 30.5 }, ["'podMaxconn' must be a whole number from 1, got 30.5"]],
    [{ controllerMaxReplicas: 0 }, ["'controllerMaxReplicas' must be a whole number from 1, got 0"]],
    [{ podMaxconn: 1 },
      ["'podMaxconn' must be at least 'controllerMaxReplicas' (2): each controller pod allows its share, rounded down, and 0 is no limit, got 1"]],
    [{ podMaxconn: 2 }, []],
    [{ podMaxconn: 30, controllerMaxReplicas: 30 }, []],
    [{ podMaxconn: 30, controllerMaxReplicas: 31 },
      ["'podMaxconn' must be at least 'controllerMaxReplicas' (31): each controller pod allows its share, rounded down, and 0 is no limit, got 30"]],
    [{ windowSeconds: 59 }, ["'windowSeconds' must be at least 2 times 'scrapeIntervalSeconds' (30), so that it holds two samples, got 59"]],
    [{ windowSeconds: 60 }, []],
    [{ windowSeconds: 0 }, ["'windowSeconds' must be a number greater than 0, with milliseconds at the finest, got 0"]],
    [{ windowSeconds: 0.0015, scrapeIntervalSeconds: 0.0001 }, [
      "'scrapeIntervalSeconds' must be a number greater than 0, with milliseconds at the finest, got 0.0001",
      "'windowSeconds' must be a number greater than 0, with milliseconds at the finest, got 0.0015",
    ]],
    [{ scrapeIntervalSeconds: Number.NaN }, ["'scrapeIntervalSeconds' must be a number greater than 0, with milliseconds at the finest, got NaN"]],
  ])('%j gives %j', (spec, messages) => {
    expect(problemsOf(sessions(spec))).toEqual(messages);
    expect(problemsOf(haproxyRate({ ...SERVER, ...spec }))).toEqual(messages);
    if (spec.podMaxconn !== undefined) expect(problemsOf(queue(spec))).toEqual(messages);
  });

  test('seconds after which the controller gives up must be more than none', () => {
    expect(problemsOf(queue({ timeoutQueueSeconds: 0 }))).toEqual(["'timeoutQueueSeconds' must be a number greater than 0, got 0"]);
    expect(warningsOf(queue({ timeoutQueueSeconds: 0 }))).toEqual([]);
  });

  test.each([
    [undefined, 5], [5, 5], [149, 149], [150, undefined],
  ])('a queue whose requests are lost before it shows is a warning: timeout %p', (timeoutQueueSeconds, got) => {
    const signal = haproxyQueue({ ...SERVER, podMaxconn: 30, ...(timeoutQueueSeconds !== undefined && { timeoutQueueSeconds }) });
    expect(warningsOf(signal)).toEqual(got === undefined ? [] : [
      `'timeoutQueueSeconds' should be at least the 150 s until a queue shows: the controller answers a request that waits longer with 503, got ${got};`
      + " raise 'timeout-queue' in the ConfigMap of the controller and state it here, or use QpsSignal.haproxySessions()",
    ]);
  });

  test.each<[number, number, readonly string[]]>([
    [30, 4, []],
    [20, 3, []],
    [19, 3, []],
    [29, 3, []],
    [11, 4, ["'podMaxconn' should be a multiple of 'controllerMaxReplicas' (4): rounded down for each controller pod, a pod gets 8 requests, got 11"]],
    [5, 3, ["'podMaxconn' should be a multiple of 'controllerMaxReplicas' (3): rounded down for each controller pod, a pod gets 3 requests, got 5"]],
    [1, 2, []],
  ])('a limit of %d over %d controllers warns of %j', (podMaxconn, controllerMaxReplicas, messages) => {
    expect(warningsOf(sessions({ podMaxconn, controllerMaxReplicas }))).toEqual(messages);
  });

  test.each([[119, 1], [120, 0]])('a window of %d s over a scrape each 30 s gives %d warnings', (windowSeconds, count) => {
    expect(warningsOf(sessions({ windowSeconds }))).toEqual(Array(count).fill(
      `'windowSeconds' should be at least 4 times 'scrapeIntervalSeconds' (30), so that a missed scrape does not empty it, got ${windowSeconds}`));
  });
});
