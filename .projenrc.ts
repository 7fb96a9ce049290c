import { cdk, cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'scalewright',
  description: 'Typed constructs, validator and simulator for Kubernetes workloads that scale on real demand (HPA, KEDA, Knative).',
  author: 'The scalewright authors',
  authorAddress: 'authors@scalewright.dev',
  authorOrganization: true,
  repositoryUrl: 'https://example.com/scalewright.git',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  github: false,
  license: 'Apache-2.0',
  minNodeVersion: '20.0.0',
  keywords: ['cdk8s', 'pulumi', 'kubernetes', 'autoscaling', 'hpa', 'keda', 'knative'],

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1', // the version projen itself brings, so that API.md is deterministic
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',

  // Runtime dependencies are few. jsii refuses others than jsii modules, so they are built into lib/vendor (test/tools/vendor.ts).
  deps: [],
  devDeps: [
    'yaml',
    'js-yaml@^5.5.0',
    're2js',
    '@prometheus-io/lezer-promql',
    '@lezer/common',
    '@lezer/highlight',
    '@lezer/lr',
    'esbuild',
    '@pulumi/pulumi@3.270.0',
    '@pulumi/kubernetes@4.34.2',
    '@pulumi/alicloud@3.108.0',
    '@pulumi/policy@1.21.0',
    '@grpc/grpc-js',
    'ajv@^8.20.0',
    'ajv-draft-04@^1.0.0',
    'ajv-formats@^3.0.1',
    'cdk8s-cli@2.207.60',
    'cdk8s-plus-28@2.5.6',
    'fast-check',
    'playwright-core@1.64.1', // drives the chromium of the system (test/simulation/charts/browser.test.ts); it downloads none
    'google-protobuf@^3.21.4',
    '@types/google-protobuf@^3.15.12',
    '@stryker-mutator/instrumenter@9.6.1',
    'jest-environment-node@^30.5.2',
  ],

  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: '.projen' }, // no top-level projenrc/ folder
  sampleCode: false,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples'] },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      setupFiles: ['<rootDir>/test/setup.ts'],
      testTimeout: 30_000,
      maxWorkers: '100%', // jest leaves one core alone, which is half of a machine with two
      collectCoverage: false,
      modulePathIgnorePatterns: ['<rootDir>/tmp/', '<rootDir>/lib/'],
    },
  },
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL,
  tsconfig: {
    compilerOptions: {
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      exactOptionalPropertyTypes: true,
      inlineSourceMap: false, // the sources are not shipped
      inlineSources: false,
    },
  },
});

// Pulumi is optional for users and invisible to jsii, which rejects non-jsii peer dependencies.
project.eslint!.allowDevDeps('src/**');
project.package.addField('peerDependenciesMeta', {
  '@pulumi/pulumi': { optional: true },
  '@pulumi/kubernetes': { optional: true },
});
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './policy': { types: './lib/policy/index.d.ts', default: './lib/policy/index.js' },
  './simulation': { types: './lib/simulation-api/index.d.ts', default: './lib/simulation-api/index.js' },
  './simulation/jest': { types: './lib/simulation-api/jest.d.ts', default: './lib/simulation-api/jest.js' },
  './pulumi': { types: './lib/pulumi/index.d.ts', default: './lib/pulumi/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('typesVersions', {
  '*': {
    'policy': ['lib/policy/index.d.ts'],
    'pulumi': ['lib/pulumi/index.d.ts'],
    'simulation': ['lib/simulation-api/index.d.ts'],
    'simulation/jest': ['lib/simulation-api/jest.d.ts'],
  },
});
project.package.addBin({ scalewright: 'bin/scalewright' });
project.addPackageIgnore('/examples/');
project.addPackageIgnore('/docs/');
project.addPackageIgnore('/.ci/');
project.addPackageIgnore('/.pre-commit-hooks.yaml');
project.addPackageIgnore('/tmp/');
project.addPackageIgnore('.jsii.tabl.json');
project.gitignore.exclude('.jsii.tabl.json', '/.jsii', '/tmp/', '/examples/*/dist/');

// The rooms of the design: who may import whom. Nothing imports upwards.
const rooms: Record<string, string[]> = {
  kubernetes: [],
  signals: ['kubernetes'],
  plan: ['signals', 'kubernetes'],
  platform: ['kubernetes'],
  validation: ['kubernetes'],
  simulation: ['kubernetes'],
  policy: ['validation', 'kubernetes'],
};
const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `src/${room} may import only ${['itself', ...allowed.map((name) => `src/${name}`)].join(', ')}`,
}));
project.eslint!.addRules({
  'import/no-restricted-paths': ['error', {
    zones: [
      ...zones,
      // The Pulumi components share the rooms, never the cdk8s constructs.
      { target: './src/pulumi', from: './src', except: ['./pulumi', ...Object.keys(rooms).filter((room) => room !== 'policy').map((room) => `./${room}`)] },
      { target: './src/*.ts', from: './src/pulumi', message: 'the package root must load without Pulumi' },
    ],
  }],
  'import/no-default-export': ['error'],
  'max-lines': ['error', { max: 300 }],
});
project.eslint!.addOverride({
  files: Object.keys(rooms).map((room) => `src/${room}/**/*.ts`),
  rules: {
    '@typescript-eslint/no-explicit-any': ['error'],
    'no-restricted-imports': ['error', { patterns: ['cdk8s*', 'constructs', '@pulumi/*'] }],
    'no-restricted-globals': ['error', 'Date', 'process'],
    'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'the core is deterministic' }],
  },
});
project.eslint!.addOverride({
  files: ['test/**/*.ts', 'examples/**/*.ts', '.projenrc.ts'],
  // Tables of cases read best with a case a line.
  rules: { 'max-lines': ['off'], '@stylistic/object-property-newline': ['off'] },
});

// A fresh clone has nothing installed: the README's two commands install first.
const install = 'node -e "require(\'fs\').existsSync(\'node_modules/.package-lock.json\')||require(\'child_process\').execSync(\'npm ci\',{stdio:\'inherit\'})"';
project.package.setScript('pretest', install);
// npm packs a clone when it installs from git, as pre-commit does (`git+file:` and global): only then is it compiled on the way.
const compiled = 'npm ci --global=false --ignore-scripts && npm run compile';
project.package.setScript('prepare', 'node -e "process.env._PACOTE_NO_PREPARE_&&!require(\'fs\').existsSync(\'lib/cli/index.js\')'
  + `&&require('child_process').execSync('${compiled}',{stdio:'ignore'})"`);

project.compileTask.exec('ts-node -T -P test/tsconfig.json test/tools/vendor.ts');
project.compileTask.exec('ts-node -T -P test/tsconfig.json test/tools/chunks.ts');
project.testTask.prependSpawn(project.compileTask);
project.testTask.env('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.compileTask.env('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.testTask.exec('tsc -p test/tsconfig.json');
project.testTask.exec('tsc -p examples/tsconfig.json');

/** A command of the project, with its arguments passed on; it installs first on a fresh clone. */
function command(name: string, description: string, exec: string, options: { compileFirst?: true } = {}): void {
  const task = project.addTask(name, { description });
  if (options.compileFirst) task.spawn(project.compileTask);
  task.exec(exec, { receiveArgs: true });
  project.package.setScript(`pre${name}`, install);
}
const run = 'ts-node -T -P test/tsconfig.json';
command('demo', 'Synthesize the article examples into dist/<article id>/ and validate them', `${run} test/tools/demo.ts`, { compileFirst: true });
command('conformance', 'Replay vectors recorded from the real upstream code: npm run conformance -- SUITE FILE...', `${run} test/conformance/main.ts`);
command('differential', 'Compare the ports with the upstream code on random inputs (needs Go): npm run differential -- NAME... --runs N', `${run} test/differential/main.ts`);
command('docs', 'Write the generated tables of the docs', `${run} test/tools/docs.ts`);
command('traces', 'Draw the timelines of the articles into their examples anew', `${run} test/tools/article-traces.ts`);
command('bench', 'Measure speed as ratios against peers in the same run', `${run} test/bench/main.ts`, { compileFirst: true });
command('mutation', 'Mutate the core and count the mutants that no test kills', `${run} test/tools/mutation.ts`);
command('slow', 'Run the slow suite (test/**/*.slow.ts): fuzz and differential runs that are too long for npm test', 'jest --ci --config test/slow.jest.json');
command('cluster', 'Start a real control plane with KEDA, Knative and Prometheus on loopback, and print export KUBECONFIG=…', `${run} test/e2e/cluster/main.ts`);
command('e2e', 'Hold what is emitted, validated and simulated to the real engines', `${run} test/e2e/run.ts`, { compileFirst: true });
command('e2e:pulumi', 'Run the Pulumi programs of the articles with the pulumi CLI against a real control plane', `${run} test/e2e/pulumi-cli.ts`, { compileFirst: true });
command('golden', 'Write the golden manifests of the examples anew', `${run} test/tools/golden.ts`, { compileFirst: true });

project.synth();
