import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../src/kubernetes/manifest';
import { terminalChart } from '../../src/simulation/charts/terminal/terminal-chart';
import { simulate } from '../../src/simulation/simulate';

/** The published articles, by id; each has its folder under `examples/`. */
export const ARTICLES = ['mse-qps-hpa', 'http-metrics-hpa', 'rocketmq-keda', 'acs-knative-requests', 'haproxy-queue-keda'];

export const ROOT = join(__dirname, '..', '..');
const CDK8S = join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

/** Synthesizes an example with the real cdk8s-cli into a folder; the library validates while it does. */
export function synthesize(example: string, output: string): void {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const folder = join(ROOT, 'examples', example);
  execFileSync(process.execPath, [CDK8S, 'synth', '--check-upgrade', 'false', '--app', 'ts-node -T main.ts', '--output', relative(folder, output)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`, CDK8S_OUTDIR: relative(folder, output) },
  });
}

/** The load of the article http-metrics-hpa: about 300 requests a second for five minutes. */
const ARTICLE_LOAD = { kind: 'spike', base: 0, peak: 300, atSecond: 120, forSeconds: 300 } as const;

const WIDTH = 100;

function simulateArticle(output: string): void {
  const manifests = readdirSync(output).sort().flatMap((file) =>
    parseAllDocuments(readFileSync(join(output, file), 'utf8')).map((document) => document.toJS() as Manifest));
  const { scalers } = simulate(manifests, { durationSeconds: 1500, service: { load: ARTICLE_LOAD } });
  scalers.forEach((timeline) => console.log(terminalChart(timeline, { width: Math.min(process.stdout.columns ?? WIDTH, WIDTH), characters: 'unicode' })));
}

function main(): void {
  for (const article of ARTICLES) {
    const output = join(ROOT, 'dist', article);
    synthesize(article, output);
    console.log(`${article}: synthesized and validated`);
    for (const file of readdirSync(output).sort()) {
      const kinds = [...readFileSync(join(output, file), 'utf8').matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind);
      console.log(`  ${relative(ROOT, join(output, file))}: ${kinds.join(', ')}`);
    }
  }
  console.log('\nWhat the autoscaler of http-metrics-hpa does under the load of its article:\n');
  simulateArticle(join(ROOT, 'dist', 'http-metrics-hpa'));
}

if (require.main === module) main();
