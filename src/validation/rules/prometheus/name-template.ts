import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRelease } from './samples';
import { asObject, asString } from '../../../kubernetes/json';
import { metricNamer } from '../../../kubernetes/promql/metric-name';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A group whose name runs on: `$1_per_second` is the group `1_per_second`. */
const RUNNING_ON = /\$(\d+)([A-Za-z_]\w*)/;

/** A name that comes out empty, or an expression that stops the adapter. */
export const nameTemplate: Rule = {
  id: 'PROM003',
  name: 'metric name of an adapter rule',
  severity: 'error',
  cause: 'Go takes $1_per_second for the group called "1_per_second", which is empty, so the metric has no name; a wrong expression keeps the adapter from starting',
  fix: 'put the number of the group in braces: ${1}_per_second',
  source: `${PROMETHEUS_ADAPTER} pkg/naming/metric_namer.go; Go regexp.Expand`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ path, json }) => {
    const { as: template = '', matches = '' } = asObject(json.name);
    const [text, expression] = [asString(template) ?? '', asString(matches) ?? ''];
    const running = RUNNING_ON.exec(text);
    if (running !== null) {
      const [whole, group = '', rest = ''] = running;
      return [{
        path: `${path}.name.as`,
        rule: `must close the number of the group: ${whole} is a group called "${group}${rest}"`,
        got: text,
        fix: `write ${text.replace(whole, `\${${group}}${rest}`)}`,
      }];
    }
    const namer = metricNamer({ as: text, matches: expression });
    return 'error' in namer ? [{ path: `${path}.name`, rule: `stops the adapter at its start: ${namer.error}`, fix: 'mend the expression, or give as' }] : [];
  }),
  samples: {
    noncompliant: [adapterRelease('$1_per_second')],
    compliant: [adapterRelease('${1}_per_second')],
  },
};
