import { helmRelease } from './samples';
import { versionOf } from './version';
import { each } from '../../each';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** The minor versions of Kubernetes that each minor version of KEDA was tested with. */
const TESTED: Readonly<Record<string, readonly [oldest: string, newest: string]>> = {
  '2.20': ['1.33', '1.35'],
  '2.19': ['1.32', '1.34'],
  '2.18': ['1.31', '1.33'],
  '2.17': ['1.30', '1.32'],
  '2.16': ['1.29', '1.31'],
  '2.15': ['1.28', '1.30'],
  '2.14': ['1.27', '1.29'],
  '2.13': ['1.27', '1.29'],
  '2.12': ['1.26', '1.28'],
};

/** Versions that nobody tried together. */
export const untestedPair: Rule = {
  id: 'INSTALL005',
  name: 'KEDA not tested with this Kubernetes',
  severity: 'info',
  cause: 'KEDA is tested with three minor versions of Kubernetes each: beyond them nobody has tried, and its metrics server may be refused',
  fix: 'take the version of KEDA for the cluster, or state the version of the cluster in the profile',
  source: 'KEDA documentation, Kubernetes compatibility',
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install, { profile }) => {
    const version = install.chart === 'keda' ? versionOf(install) : undefined;
    const minor = /^v?(\d+\.\d+)(\.|$)/.exec(version?.text ?? '')?.[1];
    const tested = minor === undefined ? undefined : TESTED[minor];
    if (version === undefined || tested === undefined) return [];
    const [oldest, newest] = tested;
    const [major = '', part = ''] = profile.kubernetes.replace(/^v/, '').split('.');
    const cluster = `${major}.${part}`;
    return atLeast(cluster, oldest) && atLeast(newest, cluster) ? [] : [{ path: version.path, rule: `was tested with Kubernetes ${oldest} to ${newest}, not with ${cluster}`, got: version.text }];
  }),
  samples: {
    noncompliant: [helmRelease('keda', {}, {}, '2.16.1')],
    compliant: [helmRelease('keda', {}, {}, '2.20.2')],
  },
};
