import { join } from 'node:path';
import { directoryWith, yamlOf, type Directory } from './run';
import { deployment, hpa, scaledObject, slsQps } from '../../simulation/loop/given';
import { ROOT } from '../../tools/demo';
import { fencesOf } from '../../tools/fences';

// Every command on the page about simulation, as a reader would type it, beside files of the names that it uses.
const commands = fencesOf(join(ROOT, 'docs', 'simulation.md')).filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => code.split('\n')).filter((line) => line.startsWith('scalewright ')).map((line) => line.split(' ').slice(1));

let directory: Directory;
beforeAll(() => {
  const app = (maxReplicas: number) => [deployment(), hpa({ metrics: [slsQps('10')], maxReplicas })];
  directory = directoryWith(app(10));
  directory.write('before.yaml', yamlOf(app(4)));
  directory.write('after.yaml', yamlOf(app(10)));
  directory.write('queue.yaml', yamlOf([deployment(), scaledObject('messages_waiting', '100', { minReplicaCount: 1, maxReplicaCount: 10 })]));
  directory.write('traffic.csv', 'second,value\n0,5\n60,5\n120,60\n180,60\n240,5\n300,5\n');
});
afterAll(() => directory.remove());

test('the page shows all commands', () => {
  expect(new Set(commands.map(([name]) => name))).toEqual(new Set(['simulate', 'compare', 'sweep', 'recommend']));
});

test.each(commands.map((args) => [args.join(' '), args] as const))('scalewright %s', (_, args) => {
  const { code, out, error } = directory.run(args);
  expect([code < 2, error]).toEqual([true, '']);
  expect(out).not.toBe('');
});
