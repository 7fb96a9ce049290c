import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

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

function main(): void {
  for (const article of ARTICLES.filter((id) => existsSync(join(ROOT, 'examples', id)))) {
    const output = join(ROOT, 'dist', article);
    synthesize(article, output);
    console.log(`${article}: synthesized and validated`);
    for (const file of readdirSync(output).sort()) {
      const kinds = [...readFileSync(join(output, file), 'utf8').matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind);
      console.log(`  ${relative(ROOT, join(output, file))}: ${kinds.join(', ')}`);
    }
  }
}

if (require.main === module) main();
