import { sentence } from '../../src/kubernetes/problem';
import { routeProblems, type RouteSpec } from '../../src/plan/route';

test.each<[RouteSpec, string[]]>([
  [{ kind: 'ingress', className: 'nginx' }, []],
  [{ kind: 'ingress', className: 'nginx', path: '/api' }, []],
  [{ kind: 'httpRoute', gateway: 'edge', path: '/' }, []],
  [{ kind: 'ingress', className: 'nginx', path: 'api/' }, ["'path' must start with \"/\", got \"api/\""]],
  [{ kind: 'httpRoute', gateway: 'edge', path: '' }, ["'path' must start with \"/\", got \"\""]],
  [{ kind: 'ingress', className: '' }, ["'className' must not be empty"]],
  [{ kind: 'httpRoute', gateway: '' }, ["'gateway' must not be empty"]],
])('a route %j', (route, problems) => expect(routeProblems(route).map(sentence)).toEqual(problems));
