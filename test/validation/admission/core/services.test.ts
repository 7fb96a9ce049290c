import { complaints, judge, service } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';

describe('what a cluster has to give', () => {
  const stage = (spec: JsonObject): readonly unknown[] => {
    const { stage: refusedAt, errors } = judge(service(spec));
    return [refusedAt, ...errors.map((error) => error.field)];
  };
  test.each<readonly [string, JsonObject, readonly unknown[]]>([
    ['a cluster IP of the range is given', { clusterIP: '10.96.0.1' }, [undefined]],
    ['the last one, too', { clusterIP: '10.111.255.254' }, [undefined]],
    ['the network itself is not', { clusterIP: '10.96.0.0' }, ['allocate', 'spec.clusterIPs']],
    ['nor is the broadcast address', { clusterIP: '10.111.255.255' }, ['allocate', 'spec.clusterIPs']],
    ['nor an address of another network', { clusterIP: '10.0.0.1' }, ['allocate', 'spec.clusterIPs']],
    ['nor one of another family', { clusterIP: 'fd00::1' }, ['allocate', 'spec.clusterIPs[0]']],
    ['nor a family that the cluster does not have', { ipFamilies: ['IPv6'] }, ['allocate', 'spec.ipFamilies[0]']],
    ['two families need a policy', { ipFamilies: ['IPv4', 'IPv6'] }, ['allocate', 'spec.ipFamilyPolicy']],
    ['two addresses need a policy', { clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.1', 'fd00::1'] }, ['allocate', 'spec.ipFamilyPolicy', 'spec.clusterIPs[1]']],
    ['both families are preferred and one is had', { ipFamilyPolicy: 'PreferDualStack' }, [undefined]],
    ['a headless Service without a selector may have both', { clusterIP: 'None', ipFamilies: ['IPv6'], ports: [] }, [undefined]],
    ['one with a selector has those of the cluster', { clusterIP: 'None', selector: { a: 'b' }, ipFamilies: ['IPv6'] }, ['allocate', 'spec.ipFamilies[0]']],
    ['the list of addresses begins with the one', { clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.2'] }, ['allocate', 'spec.clusterIPs']],
    ['the list needs the one', { clusterIPs: ['10.96.0.1'] }, ['allocate', 'spec.clusterIPs']],
    ['None stands alone', { clusterIP: 'None', clusterIPs: ['None', '10.96.0.1'] }, ['allocate', 'spec.clusterIPs']],
    ['two addresses are of two families', { clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.1', '10.96.0.2'], ipFamilyPolicy: 'PreferDualStack' }, ['allocate', 'spec.clusterIPs']],
    ['three are too many', { clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.1', 'fd00::1', 'fd00::2'] }, ['allocate', 'spec.clusterIPs']],
    ['an address is of the family that is asked for', { clusterIP: '10.96.0.1', ipFamilies: ['IPv6'] }, ['allocate', 'spec.clusterIPs[0]']],
    ['a node port is given once', { type: 'NodePort', ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 30080 }] }, ['allocate', 'spec.ports[1].nodePort']],
    ['ports of one number share a node port', { type: 'NodePort', ports: [{ name: 'a', port: 53, protocol: 'UDP' }, { name: 'b', port: 53, nodePort: 30053 }] }, [undefined]],
    ['ports of one number may ask for two', { type: 'NodePort', ports: [{ name: 'a', port: 53, protocol: 'UDP', nodePort: 30053 }, { name: 'b', port: 53, nodePort: 30054 }] }, [undefined]],
    ['but not for one that another has', { type: 'NodePort', ports: [{ name: 'c', port: 1, nodePort: 30054 }, { name: 'a', port: 53, protocol: 'UDP', nodePort: 30053 }, { name: 'b', port: 53, nodePort: 30054 }] }, ['allocate', 'spec.ports[2].nodePort']],
    ['a load balancer without node ports gets those it asks for', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2, nodePort: 30000 }, { name: 'c', port: 3, nodePort: 30000 }] }, ['allocate', 'spec.ports[2].nodePort']],
    ['a port for health checks is given once, too', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30080, ports: [{ port: 80, nodePort: 30080 }] }, ['allocate', '']],
  ])('%s', (_title, spec, expected) => {
    expect(stage(spec)).toEqual(expected);
  });

  test('is said in the words of the allocator', () => {
    expect(complaints(service({ clusterIP: '10.0.0.1' }))).toEqual([
      'spec.clusterIPs: Invalid value: ["10.0.0.1"]: failed to allocate IP 10.0.0.1: the provided IP (10.0.0.1) is not in the valid range. The range of valid IPs is 10.96.0.0/12',
    ]);
    expect(complaints(service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30080, ports: [{ port: 80, nodePort: 30080 }] })))
      .toEqual([': Internal error: failed to allocate requested HealthCheck NodePort 30080: provided port is already allocated']);
  });

  test.each([
    [{ serviceCidr: '10.0.0.0/24' }, '10.0.0.254', []],
    [{ serviceCidr: '10.0.0.0/24' }, '10.0.0.255', ['spec.clusterIPs']],
    [{ serviceCidr: 'fd00::/108' }, 'fd00::1', []],
    [{ serviceCidr: 'fd00::/108' }, 'fd00::f:ffff', []],
    [{ serviceCidr: 'fd00::/108' }, 'fd00::10:0', ['spec.clusterIPs']],
    [{ serviceCidr: 'fd00::/108' }, '10.96.0.1', ['spec.clusterIPs[0]']],
  ])('is of the profile: with %j the address %s has errors at %j', (profile, clusterIP, expected) => {
    expect(judge(service({ clusterIP }), profile).errors.map((error) => error.field)).toEqual(expected);
  });

  test.each([
    [29999, 1], [30000, 0], [32767, 0], [32768, 1],
  ])('a node port of %i gets %i warnings where the range is not known, and as many errors where it is', (nodePort, count) => {
    const object = service({ type: 'NodePort', ports: [{ port: 80, nodePort }] });
    expect(judge(object)).toMatchObject({
      admitted: true,
      warnings: count === 0 ? [] : [`spec.ports[0].nodePort: ${nodePort} is outside of 30000-32767, the range of clusters unless told otherwise; there a create is refused`],
    });
    expect(complaints(object, { nodePortRange: [30000, 32767] })).toEqual(count === 0 ? [] : [
      `spec.ports[0].nodePort: Invalid value: ${nodePort}: provided port is not in the valid range. The range of valid ports is 30000-32767`,
    ]);
    expect(judge(object, { nodePortRange: [1, 65535] }).warnings).toEqual([]);
  });

  test('of node ports is given from its start where the range is known', () => {
    const object = service({ type: 'NodePort', ports: [{ name: 'a', port: 80, nodePort: 30000 }, { name: 'b', port: 81 }, { name: 'c', port: 82, nodePort: 30001 }] });
    expect(judge(object, { nodePortRange: [30000, 32767] }).errors.map((error) => error.field)).toEqual(['spec.ports[2].nodePort']);
  });
});

describe('a Service', () => {
  const LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['needs ports', { ports: [] }, ['spec.ports: Required value']],
    ['needs none without a cluster IP', { ports: [], clusterIP: 'None' }, []],
    ['has ports with names once there are two', { ports: [{ port: 80 }, { name: 'A', port: 81 }] }, ['spec.ports[0].name: Required value', `spec.ports[1].name: Invalid value: "A": ${LABEL}`]],
    ['has no node ports inside of the cluster', { ports: [{ port: 80, nodePort: 30080 }] }, ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"]],
    ['sticks to addresses for a second at least', { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
      ['spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400']],
    ['sticks for three hours by default', { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: {} } }, []],
    ['sticks to nothing else', { sessionAffinity: 'Cookie', sessionAffinityConfig: {} }, ['spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"']],
    ['that does not stick has no time for it', { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }, []],
    ['has source ranges only behind a load balancer', { loadBalancerSourceRanges: ['10.0.0.1/8'] }, [
      "spec.LoadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'",
      'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.1/8": must not have bits set beyond the prefix length',
    ]],
    ['has a class only as a load balancer', { loadBalancerClass: 'a', allocateLoadBalancerNodePorts: true }, [
      "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'", "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
    ]],
    ['has a class with a qualified name', { type: 'LoadBalancer', loadBalancerClass: '/a' }, ['spec.loadBalancerClass: Invalid value: "/a": prefix part must be non-empty']],
    ['with external addresses has an external policy', { externalIPs: ['1.2.3.4'], externalTrafficPolicy: 'Local' }, []],
    ['without them has none', { externalTrafficPolicy: 'Cluster' }, ['spec.externalTrafficPolicy: Invalid value: "Cluster": may only be set for externally-accessible services']],
    ['has internal policies by name', { internalTrafficPolicy: '', trafficDistribution: '' }, [
      'spec.internalTrafficPolicy: Unsupported value: "": supported values: "Cluster", "Local"',
      'spec.trafficDistribution: Unsupported value: "": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"',
    ]],
    ['with a name of elsewhere has no addresses', { type: 'ExternalName', externalName: 'a.b.', ports: [], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }, [
      'spec.ipFamilies: Forbidden: may not be set for ExternalName services', 'spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services',
    ]],
    ['with only a dot for a name has none', { type: 'ExternalName', externalName: '.' }, ['spec.externalName: Required value']],
  ])('%s', (_title, spec, expected) => {
    expect(complaints(service(spec))).toEqual(expected);
  });

  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['source ranges by annotation are for load balancers', { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8, x' }, {}, [
      "metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Forbidden: may only be used when `type` is 'LoadBalancer'",
      'metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Invalid value: "x": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ]],
    ['an empty annotation ranges over nothing', { 'service.beta.kubernetes.io/load-balancer-source-ranges': ' ' }, { type: 'LoadBalancer' }, []],
    ['a field makes the annotation not count', { 'service.beta.kubernetes.io/load-balancer-source-ranges': 'x' }, { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] }, []],
    ['two annotations on topology must agree', { 'service.kubernetes.io/topology-mode': 'Auto', 'service.kubernetes.io/topology-aware-hints': 'auto' }, {},
      ['metadata.annotations[service.kubernetes.io/topology-mode]: Invalid value: "Auto": must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified']],
  ])('%s', (_title, annotations, spec, expected) => {
    expect(complaints(service(spec, { annotations }))).toEqual(expected);
  });

  test('may begin with a digit since 1.36', () => {
    expect(complaints(service({}, { name: '1web' }))).toEqual([]);
    expect(complaints(service({}, { name: '1web' }), { kubernetes: '1.35' })).toEqual([
      "metadata.name: Invalid value: \"1web\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    ]);
  });

  test('is accepted with warnings about what it ignores', () => {
    const headless = service({ clusterIP: 'None', loadBalancerIP: '1.2.3.4', sessionAffinity: 'ClientIP' }, { annotations: { 'service.kubernetes.io/topology-aware-hints': 'auto' } });
    expect(judge(headless).warnings).toEqual([
      'annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead',
      'spec.loadBalancerIP is ignored for headless services', 'spec.SessionAffinity is ignored for headless services',
    ]);
    expect(judge(service({ externalIPs: ['1.2.3.4'] })).warnings).toEqual(['spec.externalIPs is deprecated and may no longer be implemented in some clusters']);
    expect(judge(service({ type: 'ExternalName', externalName: 'a', externalIPs: ['1.2.3.4'] })).warnings).toEqual(['spec.externalIPs is ignored when spec.type is "ExternalName"']);
  });
});
