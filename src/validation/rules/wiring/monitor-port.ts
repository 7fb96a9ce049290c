import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE_MONITOR } from '../kinds';
import { service } from '../samples';
import { portsInWords, portsOf } from '../services';
import { endpointsOf, OPERATOR } from './monitor';
import { monitoredServices } from './monitored';
import { serviceMonitor } from './samples';

/** A port that no selected Service has by that name. */
export const monitorPort: Rule = {
  id: 'WIRING001',
  name: 'monitor on a port without that name',
  severity: 'error',
  cause: 'the port of an endpoint is compared with the names of Service ports, letter by letter: a number, or another name, scrapes nothing without an error',
  fix: 'write the name of the port of the Service, and name it there if it has none',
  source: OPERATOR,
  kinds: [SERVICE_MONITOR],
  check: (monitor, context) => {
    const services = monitoredServices(monitor, context);
    if (services.length === 0) return [];
    return endpointsOf(monitor).filter(({ port }) => port !== undefined && !services.some((one) => portsOf(one).some(({ name }) => name === port)))
      .map(({ path, port }) => ({
        path: `${path}.port`,
        rule: `must be the name of a port of ${services.slice(0, SHOWN).map((one) => `${objectReference(one)}: ${portsInWords(one)}`).join('; ')}`,
        got: port,
      }));
  },
  samples: {
    noncompliant: [service(), serviceMonitor({ endpoints: [{ port: 'metrics' }] })],
    compliant: [service(), serviceMonitor()],
  },
};

/** More Services than this do not help to find the mistake. */
const SHOWN = 3;
