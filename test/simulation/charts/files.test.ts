import { spike } from './given';
import { drawTimeline } from '../../../src/simulation/charts/draw';
import { escaped } from '../../../src/simulation/charts/svg/markup';
import { drawSvg } from '../../../src/simulation/charts/svg/svg';
import { deployment, hpa, only } from '../loop/given';

const timeline = spike();
const whole = { durationSeconds: 1800, scalers: [timeline] };
const EVIL = '</script><script>alert(1)</script>"\'&<b>';

/** A timeline whose metric is called as nasty as a name can be. */
function evil() {
  const metric = { type: 'External', external: { metric: { name: EVIL }, target: { type: 'AverageValue', averageValue: '10' } } };
  return only([deployment(), hpa({ metrics: [metric] })], { durationSeconds: 60, service: { load: { kind: 'constant', value: 1 }, signals: { [EVIL]: 'sum(rate(requests_total[1m]))' } } });
}

test('CSV has a line for each sample, and a column for each signal', () => {
  const lines = drawTimeline(whole, 'csv').trimEnd().split('\r\n');
  expect(lines[0]).toBe('scaler,second,load,replicas,ready_least,ready_most,waiting,served_per_second,lost_per_second,sls_ingress_qps');
  expect(lines).toHaveLength(timeline.samples.length + 1);
  expect(lines[1]).toBe('shop/web,3,5,1,1,1,0,5,0,');
  const formula = { ...timeline, signals: [{ ...timeline.signals[0], name: '=1+1,"x"' }] } as typeof timeline;
  expect(drawTimeline({ ...whole, scalers: [formula] }, 'csv').split('\r\n')[0]).toMatch(/,"'=1\+1,""x"""$/);
});

test('JSON is the timeline', () => {
  expect(JSON.parse(drawTimeline(whole, 'json'))).toEqual(JSON.parse(JSON.stringify(whole)));
});

test('SVG shows replicas, bounds, what bound them, the signal, the load and the faults, and is the same each time', () => {
  const svg = drawSvg([timeline]);
  expect(drawSvg([timeline])).toBe(svg);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 860 \d+(\.\d+)?"/);
  for (const text of ['HorizontalPodAutoscaler shop/web → Deployment web', 'replicas', 'max 10', 'min 1', 'bound by', 'sls_ingress_qps (requests/s)', 'load (requests/s)', 'waiting (requests)', '5m: adapter error for 60 s']) {
    expect(svg).toContain(`>${text}</text>`);
  }
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).not.toMatch(/(href|src|url\((?!#))/);
  expect(() => drawSvg([timeline], { width: 10 })).toThrow("'width' must be a number from 320, got 10");
});

test.each(['svg', 'html'] as const)('texts in %s are escaped', (format) => {
  const drawn = drawTimeline({ durationSeconds: 60, scalers: [evil()] }, format);
  expect(drawn).not.toContain('<script>alert');
  expect(drawn).not.toContain('<b>');
  expect(drawn).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;b&gt;');
});

test('characters that XML does not have are replaced', () => {
  expect(escaped('a\0\x1B\uFFFF\uD800b\u{1F600}')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFDb\u{1F600}');
});

test('HTML needs nothing from anywhere, and forbids it', () => {
  const html = drawTimeline(whole, 'html');
  expect(html).toContain('http-equiv="Content-Security-Policy" content="default-src \'none\';');
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\bsrc=|\bhref=|@import|url\((?!#)/);
});
