import { parseLabelSelector } from '../../../src/kubernetes/label-selector';
import { customMetricValues, externalMetricValues } from '../../../src/kubernetes/promql/adapter-query';
import type { CustomMetricRequest, ExternalMetricRequest } from '../../../src/kubernetes/promql/adapter-query';
import { metricNamer } from '../../../src/kubernetes/promql/metric-name';
import { renderAdapterTemplate } from '../../../src/kubernetes/promql/template';

const custom = (template: string, request: Partial<CustomMetricRequest>): unknown => {
  const values = customMetricValues({ series: '', resource: { label: 'resource', names: [] }, ...request });
  return 'error' in values ? values : renderAdapterTemplate(template, values);
};
const external = (template: string, request: Partial<ExternalMetricRequest>): unknown => {
  const values = externalMetricValues({ series: '', ...request });
  return 'error' in values ? values : renderAdapterTemplate(template, values);
};
const selector = (json: unknown): { readonly selector: NonNullable<ReturnType<typeof parseLabelSelector>> } => {
  const parsed = parseLabelSelector(json);
  if (parsed === undefined) throw new Error('no selector');
  return { selector: parsed };
};
const expression = (key: string, operator: string, values: readonly string[]): ReturnType<typeof selector> =>
  selector({ matchExpressions: [{ key, operator, values }] });
const namespace = { label: 'namespaces', name: 'default' };

describe('a custom metric (upstream TestBuildSelector)', () => {
  const resource = (...names: string[]): { readonly resource: CustomMetricRequest['resource'] } => ({ resource: { label: 'resource', names } });

  test.each<[string, Partial<CustomMetricRequest>, string]>([
    ['series <<.Series>>', { series: 'foo' }, 'series foo'],
    ['<<.LabelMatchers>>', resource('bar', 'baz'), 'resource=~"bar|baz"'],
    ['<<.LabelMatchers>>', resource('bar'), 'resource="bar"'],
    ['<<.LabelMatchers>>', { ...resource('bar'), ...selector({ matchLabels: { metric1: 'value1' } }) }, 'metric1="value1",resource="bar"'],
    ['<<.LabelMatchers>>', { ...resource('bar'), namespace, ...selector({ matchLabels: { b: '2', a: '1' } }) }, 'a="1",b="2",namespaces="default",resource="bar"'],
    ['<<index .LabelValuesByName "resource">>', resource('bar'), 'bar'],
    ['<<index .LabelValuesByName "resource">>', resource('bar', 'baz'), 'bar|baz'],
    ['<<index .LabelValuesByName "namespaces">> <<index .LabelValuesByName `resource`>>', { ...resource('bar', 'baz'), namespace }, 'default bar|baz'],
    ['<<.GroupBy>>', resource(), 'resource'],
    ['<<.GroupBy>>', { ...resource(), extraGroupBy: ['extra', 'groups'] }, 'resource,extra,groups'],
    ['<<.GroupBySlice>>', resource(), '[resource]'],
    ['<<.GroupBySlice>>', { ...resource(), extraGroupBy: ['extra', 'groups'] }, '[resource extra groups]'],
    ['sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)',
      { series: 'ingress_hits_total', namespace: { label: 'kube_namespace', name: 'somens' }, resource: { label: 'kube_service', names: ['somesvc'] } },
      'sum(rate(ingress_hits_total{kube_namespace="somens",kube_service="somesvc"}[1m])) by (kube_service)'],
  ])('%s for %j', (template, request, text) => expect(custom(template, request)).toEqual({ text }));
});

describe('an external metric (upstream TestBuildExternalSelector)', () => {
  test.each<[string, Partial<ExternalMetricRequest>, string]>([
    ['series <<.Series>>', { series: 'foo' }, 'series foo'],
    ['<<.LabelMatchers>>', selector({ matchLabels: { foo: 'bar' } }), 'foo="bar"'],
    ['<<.LabelMatchers>>', { namespace, ...selector({ matchLabels: { foo: 'bar' } }) }, 'foo="bar",namespaces="default"'],
    ['<<.LabelMatchers>>', selector({ matchLabels: { foo: 'bar' }, matchExpressions: [{ key: 'qux', operator: 'In', values: ['baz', 'bar'] }] }), 'foo="bar",qux=~"bar|baz"'],
    ['<<.LabelValuesByName>>', selector({ matchLabels: { foo: 'bar' } }), 'map[foo:bar]'],
    ['<<.LabelValuesByName>>', expression('foo', 'In', ['bar', 'baz']), 'map[foo:bar|baz]'],
    ['<<.LabelValuesByName>>', { namespace, ...selector({ matchLabels: { foo: 'bar' } }) }, 'map[foo:bar namespaces:default]'],
    ['<<index .LabelValuesByName "namespaces">> <<.GroupBySlice>>', { namespace }, 'default []'],
    ['<<index .LabelValuesByName "namespaces">> <<.GroupBySlice>>', {}, ' []'],
    ['sum(x) by (<<.GroupBy>>)', { namespace }, 'sum(x) by ()'],
    ['<<.LabelMatchers>>', expression('a', 'In', ['x']), 'a=~"x"'],
    ['<<.LabelMatchers>>', expression('a', 'NotIn', ['x']), 'a!~"x"'],
    ['<<.LabelMatchers>>', expression('a', 'NotIn', ['y', 'x']), 'a!~"x|y"'],
    ['<<.LabelMatchers>>', expression('a', 'Exists', []), 'a!=""'],
    ['<<.LabelMatchers>>', expression('a', 'DoesNotExist', []), 'a=""'],
  ])('%s for %j', (template, request, text) => expect(external(template, request)).toEqual({ text }));

  test.each([
    ['a', 'Exists', ['x'], 'operator does not support values'],
    ['a', 'In', [], 'operator requires values'],
    ['a', 'Gt', ['1'], 'operator not supported by prometheus'],
    ['', 'Exists', [], 'label not specified'],
  ])('%p %s %j has no counterpart', (key, operator, values, error) => {
    expect(external('<<.Series>>', expression(key, operator, values))).toEqual({ error });
    expect(custom('<<.Series>>', expression(key, operator, values))).toEqual({ error });
  });
});

describe('the template language', () => {
  const values = { series: 's', labelMatchers: 'm', labelValuesByName: { 'a': '1', 'b"c': '2' }, groupBySlice: ['g'] };

  test.each([
    ['plain', 'plain'],
    ['a << .Series >> b', 'a s b'],
    ['a  <<- .Series ->>  b', 'asb'],
    ['a  <<- .Series>>  b', 'as  b'],
    ['<</* a note */>>x', 'x'],
    ['<<.LabelValuesByName.a>>', '1'],
    ['<<.LabelValuesByName.z>>', '<no value>'],
    ['<<index .LabelValuesByName "b\\"c">>', '2'],
    ['<<index .LabelValuesByName "toString">>|', '|'],
    ['x >> y', 'x >> y'],
  ])('%s', (template, text) => expect(renderAdapterTemplate(template, values)).toEqual({ text }));

  test.each([
    ['', 'empty query produced by metrics query template'],
    ['<</* only a note */>>', 'empty query produced by metrics query template'],
    ['sum(<<.Series>>) by (<<.GroupBy)', 'unable to parse metrics query template "sum(<<.Series>>) by (<<.GroupBy)": unclosed action'],
    ['<<.Serie>>', "can't evaluate field Serie in type naming.queryTemplateArgs"],
    ['<<range .GroupBySlice>><<.>><<end>>', "<<range .GroupBySlice>> is no field of the adapter's metrics query"],
    ['<<.Series.x>>', "<<.Series.x>> is no field of the adapter's metrics query"],
    ['<<index .LabelValuesByName "\\z">>', "unknown escape sequence U+007A 'z'"],
  ])('%p is refused', (template, error) => expect(renderAdapterTemplate(template, values)).toEqual({ error }));
});

describe('the name of a metric is expanded as Go does it', () => {
  const nameOf = (matches: string | undefined, as: string | undefined, series: string): unknown => {
    const namer = metricNamer({ ...(matches !== undefined && { matches }), ...(as !== undefined && { as }) });
    return 'error' in namer ? namer : namer.nameOf(series);
  };

  test.each([
    [undefined, undefined, 'http_requests_total', 'http_requests_total'],
    ['^http_', undefined, 'http_requests', 'http_'],
    ['^(.*)_total$', undefined, 'http_requests_total', 'http_requests'],
    ['^(.*)_total$', undefined, 'http_requests', undefined],
    ['^(.*)_total$', '${1}_per_second', 'http_requests_total', 'http_requests_per_second'],
    ['^(.*)_total$', '$1_per_second', 'http_requests_total', ''], // the group called `1_per_second`
    ['requests', 'x', 'http_requests_total', 'x'], // only the template, not the text around the match
    ['^(?P<name>.*)_total$', '${name}', 'a_total', 'a'],
    ['^(?P<name>.*)_total$', '$name-$$-$0', 'a_total', 'a-$-a_total'],
    ['^(a)(b)?', '[$1$2$3$01]', 'a', '[a]'],
    ['^(a)', '$ ${} ${1 ${1} $', 'a', '$ ${} ${1 a $'],
    ['(é)', '$1é', 'é', ''],
  ])('%p as %p makes of %s: %p', (matches, as, series, name) => expect(nameOf(matches, as, series)).toBe(name));

  test.each([
    ['(', undefined, 'unable to compile series name match expression "(": error parsing regexp: missing closing ): `(`'],
    ['a(?!b)', undefined, 'unable to compile series name match expression "a(?!b)": error parsing regexp: invalid or unsupported Perl syntax: `(?!`'],
    ['(a)(b)', undefined, "must specify an 'as' value for name matcher \"(a)(b)\""],
  ])('%p as %p is refused', (matches, as, error) => expect(nameOf(matches, as, 'x')).toEqual({ error }));
});
