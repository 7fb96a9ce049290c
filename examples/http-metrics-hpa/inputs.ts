/** What the article leaves to the platform: its placeholders, as typed inputs. */
export interface Inputs {
  /** Namespace of the project; the article creates it in the console. */
  readonly namespace: string;
  /** Prometheus of the platform, without the port. */
  readonly prometheusUrl: string;
  /** Labels by which the platform's Prometheus picks up monitors. */
  readonly monitorLabels: Record<string, string>;
}

export const inputs: Inputs = {
  namespace: 'demo-ns',
  prometheusUrl: 'http://kube-prometheus.cpaas-system.svc',
  monitorLabels: { prometheus: 'kube-prometheus', release: 'cpaas-monitor' },
};
