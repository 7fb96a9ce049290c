import { helmRelease } from './samples';
import { asObject, isObject, type Json } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Edit } from '../../edit';
import type { Rule } from '../../rule';
import { HELM_RELEASE } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** Charts that keep their definitions in `crds/`. */
const IN_CRDS: ReadonlySet<string> = new Set(['kube-prometheus-stack']);

const PATH = 'spec.upgrade.crds';
const VALUE = 'CreateReplace';

/** Definitions that stay as they were at the first install. */
export const oldDefinitions: Rule = {
  id: 'INSTALL010',
  name: 'definitions that upgrades leave behind',
  severity: 'warning',
  cause: 'Flux installs the definitions in crds/ once and skips them at upgrades: fields of a newer version are then dropped from ServiceMonitors and rules without a word',
  fix: "set 'upgrade.crds' to CreateReplace",
  source: 'Flux helm-controller, spec.upgrade.crds (default Skip)',
  fixable: true,
  kinds: [HELM_RELEASE],
  check: each(installsIn, ({ chart, object, values }) => {
    const { upgrade } = asObject(object.spec);
    const { crds } = asObject(upgrade);
    return !IN_CRDS.has(chart) || (crds !== undefined && crds !== 'Skip') || asObject(values.crds).enabled === false ? []
      : [{ path: PATH, rule: 'should be CreateReplace', got: crds ?? 'Skip', edits: [replacing(upgrade, crds)] }];
  }),
  samples: {
    noncompliant: [helmRelease('kube-prometheus-stack')],
    compliant: [helmRelease('kube-prometheus-stack', {}, { upgrade: { crds: 'CreateReplace' } })],
  },
};

function replacing(upgrade: Json | undefined, crds: Json | undefined): Edit {
  if (crds !== undefined) return { op: 'replace', path: PATH, value: VALUE };
  if (isObject(upgrade)) return { op: 'add', path: 'spec.upgrade', name: 'crds', value: VALUE };
  return { op: 'add', path: 'spec', name: 'upgrade', value: { crds: VALUE } };
}
