import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Install } from '../cluster/installs';

/** The version of the chart that an install names. */
export interface NamedVersion {
  readonly path: string;
  readonly text: string;
}

/** The version of a chart; undefined where the install leaves it to another object, such as an OCIRepository. */
export function versionOf({ object, path }: Install): NamedVersion | undefined {
  const spec = asObject(object.spec);
  switch (object.kind) {
    case 'HelmRelease':
      return spec.chart === undefined ? undefined : { path: 'spec.chart.spec.version', text: asString(asObject(asObject(spec.chart).spec).version) ?? '' };
    case 'Application': {
      const place = path.replace(/\.helm\.\w+$/, '');
      const position = /\[(\d+)\]$/.exec(place)?.[1];
      const source = asObject(position === undefined ? spec.source : asList(spec.sources)[Number(position)]);
      return { path: `${place}.targetRevision`, text: asString(source.targetRevision) ?? '' };
    }
    default:
      return { path: 'spec.version', text: asString(spec.version) ?? '' };
  }
}
