import { writeFileSync } from 'node:fs';
import { answers } from './control-plane';
import { freePorts } from './ports';
import { requireCommand } from './requirements';
import type { RunFolder } from './run-folder';

export interface PrometheusOptions {
  /** What is scraped. */
  readonly targets: readonly ScrapeTarget[];
  /** @default 1 */
  readonly scrapeIntervalSeconds?: number;
}

/** What is scraped at a moment of the interval that Prometheus makes of the address and the parameters. */
export interface ScrapeTarget {
  /** host:port. */
  readonly address: string;
  /** Told to the target as the parameter `phase`. */
  readonly phase: number;
}

/** Starts a Prometheus that scrapes the given targets and keeps the labels they write; gives its address. */
export async function startPrometheus(folder: RunFolder, { targets, scrapeIntervalSeconds = 1 }: PrometheusOptions): Promise<string> {
  requireCommand('prometheus');
  const { port } = await freePorts('port');
  const config = folder.path('prometheus.json');
  const static_configs = targets.map(({ address, phase }) => ({
    targets: [address], labels: { __param_phase: String(phase), instance: `${address}/${phase}` },
  }));
  // JSON is YAML.
  writeFileSync(config, JSON.stringify({
    global: { scrape_interval: `${scrapeIntervalSeconds}s`, scrape_timeout: `${scrapeIntervalSeconds}s` },
    scrape_configs: [{ job_name: 'application', honor_labels: true, static_configs }],
  }));
  const address = `http://127.0.0.1:${port}`;
  await folder.start('prometheus', [
    'prometheus', `--config.file=${config}`, `--storage.tsdb.path=${folder.path('prometheus')}`, `--web.listen-address=127.0.0.1:${port}`,
  ]).ready(() => answers(`${address}/-/ready`));
  return address;
}
