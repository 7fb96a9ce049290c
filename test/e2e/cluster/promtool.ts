import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { KubernetesObject } from './api';
import { requireCommand } from './requirements';
import type { RunFolder } from './run-folder';

/** Relabelings of a ServiceMonitor or PodMonitor, as the Prometheus operator hands them on. */
interface Endpoint {
  readonly relabelings?: readonly object[];
  readonly metricRelabelings?: readonly object[];
}

/** What Prometheus has against the relabelings of a monitor; undefined if nothing. The operator hands them on to it with their fields in snake case. */
export function relabelingRefusal(folder: Pick<RunFolder, 'path'>, { kind, metadata: { name }, spec }: KubernetesObject): string | undefined {
  requireCommand('promtool');
  const endpoints = (spec.endpoints ?? spec.podMetricsEndpoints ?? []) as readonly Endpoint[];
  const config = {
    scrape_configs: endpoints.map(({ relabelings, metricRelabelings }, index) => ({
      job_name: `${name}/${index}`, relabel_configs: relabelings?.map(inSnakeCase), metric_relabel_configs: metricRelabelings?.map(inSnakeCase),
    })),
  };
  const file = folder.path(`${kind}-${name}.json`);
  writeFileSync(file, JSON.stringify(config)); // JSON is YAML.
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'config', file], { encoding: 'utf8' });
  return status === 0 ? undefined : `${kind} ${name}: ${stdout}${stderr}`;
}

function inSnakeCase(relabeling: object): object {
  return Object.fromEntries(Object.entries(relabeling).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value as unknown]));
}
