import { PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace({ 'deploy/web.yaml': PINNED });
});
afterEach(() => place.remove());

const ids = (...argv: string[]): readonly string[] => {
  const { out } = place.run('check', '--format', 'json', ...argv);
  return (JSON.parse(out) as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule);
};

describe('scalewright.yaml', () => {
  test.each<[string, string, readonly string[]]>([
    ['paths', 'paths: deploy\n', ['HPA004', 'HPA006']],
    ['paths as a list', 'paths:\n- deploy/web.yaml\n', ['HPA004', 'HPA006']],
    ['severity', 'paths: deploy\nseverity: error\n', ['HPA006']],
    ['rules', 'paths: deploy\nrules: [HPA004]\n', ['HPA004']],
    ['ignore', 'paths: deploy\nignore: HPA00*\n', []],
    ['acknowledge', 'paths: deploy\nacknowledge:\n- {rule: HPA004, reason: OPS-12}\n', ['HPA006']],
    ['acknowledge for some objects', 'paths: deploy\nacknowledge:\n- {rule: HPA004, reason: OPS-12, objects: "Deployment shop/*"}\n', ['HPA006']],
    ['acknowledge for others', 'paths: deploy\nacknowledge:\n- {rule: HPA004, reason: OPS-12, objects: [Deployment other/*]}\n', ['HPA004', 'HPA006']],
    ['nothing', '# nothing yet\n', []],
  ])('may say %s', (what, config, expected) => {
    place.write('scalewright.yaml', config);
    if (what === 'nothing') expect(place.run('check').error).toContain("'path' is missing");
    else expect(ids()).toEqual(expected);
  });

  test('excludes from its own directory on', () => {
    place.write('deploy/vendor/x.yaml', 'a: b: c\n');
    place.write('scalewright.yaml', 'paths: [deploy]\nexclude: [deploy/vendor]\n');
    expect(ids()).toEqual(['HPA004', 'HPA006']);
  });

  test('versions are texts: 1.30 is not 1.3', () => {
    place.write('tolerance.yaml', PINNED.replace('  maxReplicas: 5\n', '  maxReplicas: 5\n  behavior: {scaleDown: {tolerance: 0.05}}\n'));
    place.write('scalewright.yaml', 'profile: {kubernetes: 1.30}\nrules: HPA012\n');
    expect(place.run('check', 'tolerance.yaml').out).toContain('1.30');
    expect(ids('tolerance.yaml')).toEqual(['HPA012']);
    expect(ids('--profile', 'kubernetes=1.36', 'tolerance.yaml')).toEqual([]);
  });

  test('is found in the directories around, and its paths go from there', () => {
    place.write('scalewright.yml', 'paths: deploy\nseverity: error\n');
    place.write('apps/shop/x.txt', '');
    const { out } = place.runIn({ directory: place.path('apps/shop') }, 'check');
    expect(out).toMatch(/\n1 error in 3 objects of 1 file \(1 lighter not shown\)\n$/);
  });

  test('the nearest counts, and scalewright.yaml before scalewright.yml', () => {
    place.write('scalewright.yaml', 'ignore: HPA*\n');
    place.write('deploy/scalewright.yaml', 'ignore: HPA004\n');
    place.write('deploy/scalewright.yml', 'ignore: HPA006\n');
    const { out } = place.runIn({ directory: place.path('deploy') }, 'check', '--format', 'github', 'web.yaml');
    expect(out.match(/title=HPA\d+/g)).toEqual(['title=HPA006']);
  });

  test('is left aside with --no-config, and another one taken with --config', () => {
    place.write('scalewright.yaml', 'ignore: HPA*\n');
    place.write('other.yaml', 'ignore: [HPA006]\n');
    expect(ids('deploy')).toEqual([]);
    expect(ids('--no-config', 'deploy')).toEqual(['HPA004', 'HPA006']);
    expect(ids('--config', 'other.yaml', 'deploy')).toEqual(['HPA004']);
  });

  test('the command line goes before it, and what it ignores is ignored besides', () => {
    place.write('scalewright.yaml', 'severity: error\nrules: HPA006\nignore: HPA005\npaths: none\n');
    expect(ids('--severity', 'warning', '--rule', 'HPA*', 'deploy')).toEqual(['HPA004', 'HPA006']);
    expect(ids('--ignore', 'HPA006', 'deploy')).toEqual([]);
  });
});

describe('what is wrong with it is said with its place, all at once', () => {
  test.each<[string, readonly string[]]>([
    ['severty: error\n', ["scalewright.yaml:1:1 'severty' must be one of paths, exclude, profile, severity, rules, ignore, acknowledge, baseline; write severity"]],
    ['severity: bad\nprofile:\n  kubernetes: two\n  kda: 2.20\n', [
      "scalewright.yaml:1:11 'severity' must be error, warning, info, got \"bad\"",
      "scalewright.yaml:3:15 'profile.kubernetes' must be a version such as 1.30, got \"two\"",
      "scalewright.yaml:4:3 'profile.kda' must be one of kubernetes, keda, knative, haproxyIngress; write keda",
    ]],
    ['acknowledge:\n- rule: HPA004\n- {rule: "", reason: x, object: y}\n- text\n', [
      "scalewright.yaml:2:3 'acknowledge[0].reason' must say why it is accepted",
      "scalewright.yaml:3:25 'acknowledge[1].object' must be one of rule, reason, objects; write objects",
      "scalewright.yaml:3:10 'acknowledge[1].rule' must be the id of a rule, got \"\"",
      "scalewright.yaml:4:3 'acknowledge[2]' must be a mapping with a rule and a reason, got \"text\"",
    ]],
    ['- a\n', ["scalewright.yaml:1:1 'settings' must be a mapping, such as 'severity: error'"]],
    ['paths: {a: b}\n', ["scalewright.yaml:1:1 'paths' must be a text, got {\"a\":\"b\"}"]],
    ['a: b: c\n', ["scalewright.yaml:1:5 the file is not YAML: a ':' cannot stand here; put the text in quotes"]],
    ['paths: &a x\nexclude: *a\n', ['scalewright.yaml:2:10 the file is not YAML: aliases are not read in settings']],
    ['rules: [HPA04]\npaths: deploy\n', ['there is no rule HPA04; HPA004 may be meant']],
  ])('%j', (config, problems) => {
    place.write('scalewright.yaml', config);
    const { code, out, error } = place.run('check', 'deploy');
    expect({ code, out, problems: error.trimEnd().split('\n') }).toEqual({ code: 2, out: '', problems: problems.map((problem) => `scalewright: ${problem}`) });
  });

  test('a file that is not there', () => {
    expect(place.run('check', '--config', 'none.yaml', 'deploy')).toEqual({ code: 2, out: '', error: 'scalewright: none.yaml does not exist\n' });
  });
});
