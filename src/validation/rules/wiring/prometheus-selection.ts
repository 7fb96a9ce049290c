import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, asString, type JsonObject } from '../../../kubernetes/json';
import { labelsOf, mapSelector, matchesSelector, parseLabelSelector, type LabelSelector } from '../../../kubernetes/label-selector';
import { objectReference } from '../../finding';
import { installsOf, type Install } from '../cluster/installs';

/** A Prometheus of the bundle, with what it picks. */
export interface Picker {
  readonly by: string;
  /** Undefined picks nothing. */
  readonly monitors: LabelSelector | undefined;
  readonly podMonitors: LabelSelector | undefined;
}

/** The Prometheus servers of a bundle: written out, or installed by kube-prometheus-stack. */
export function pickersOf(bundle: Bundle): readonly Picker[] {
  return [
    ...bundle.ofKind('Prometheus.monitoring.coreos.com').map((object): Picker => {
      const { serviceMonitorSelector, podMonitorSelector } = asObject(object.spec);
      const [monitors, podMonitors] = [serviceMonitorSelector, podMonitorSelector].map(parseLabelSelector);
      return { by: objectReference(object), monitors, podMonitors };
    }),
    ...installsOf(bundle).filter(({ chart }) => chart === 'kube-prometheus-stack').map((install): Picker => {
      const spec = asObject(asObject(install.values.prometheus).prometheusSpec);
      return { by: objectReference(install.object), monitors: ofChart(spec, 'serviceMonitor', install), podMonitors: ofChart(spec, 'podMonitor', install) };
    }),
  ];
}

/** By default the chart picks what carries the name of its release. */
function ofChart(spec: JsonObject, what: 'serviceMonitor' | 'podMonitor', install: Install): LabelSelector {
  const own = spec[`${what}Selector`];
  if (Object.keys(asObject(own)).length > 0) return parseLabelSelector(own) ?? mapSelector({});
  return spec[`${what}SelectorNilUsesHelmValues`] === false ? mapSelector({}) : mapSelector({ release: releaseName(install) });
}

/** The name of the Helm release that an object makes. */
function releaseName({ object }: Install): string {
  const { releaseName: flux, targetNamespace, source, name } = asObject(object.spec);
  if (object.kind === 'HelmRelease') return asString(flux) ?? (asString(targetNamespace) === undefined ? object.metadata.name : `${asString(targetNamespace) ?? ''}-${object.metadata.name}`);
  return asString(asObject(asObject(source).helm).releaseName) ?? asString(name) ?? object.metadata.name;
}

/** Whether a Prometheus picks what has these labels. */
export function picks(selector: LabelSelector | undefined, labels: unknown): boolean {
  return matchesSelector(selector, labelsOf(labels));
}
