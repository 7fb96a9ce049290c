import { Problems, sentence } from '../../../src/kubernetes/problem';
import { objectiveProblems, objectiveText, parseObjectiveText, type Objective } from '../../../src/kubernetes/simulate/objective';

test.each<[text: string, objective: Objective, written: string]>([
  ['served=99%', { servedShare: 0.99 }, 'served=0.99'],
  ['served=0.995, drain=5m', { servedShare: 0.995, drainSeconds: 300 }, 'served=0.995,drain=5m'],
  ['waiting=2k,lost=0,under-provisioned=90s,oscillations=1', { peakWaiting: 2000, lost: 0, underProvisionedSeconds: 90, oscillations: 1 }, 'waiting=2000,lost=0,under-provisioned=1m30s,oscillations=1'],
  ['lost=0,minimize=peak', { lost: 0, minimize: 'peakReplicas' }, 'lost=0'],
])('reads and writes %s', (text, objective, written) => {
  const problems = new Problems();
  expect(parseObjectiveText(text, 'objective', problems)).toEqual(objective);
  expect([problems.list, objectiveText(objective)]).toEqual([[], written]);
});

test('says all that is wrong with a text', () => {
  const problems = new Problems();
  parseObjectiveText('serverd=99%,drain=soon,minimize=money', '--objective', problems);
  expect(problems.list.map(sentence)).toEqual([
    "'--objective' must be made of served, drain, waiting, lost, under-provisioned, oscillations, minimize, each as name=value, got \"serverd=99%\"; write served",
    "'--objective drain' must be a duration such as 30s, got \"soon\"",
    "'--objective minimize' must be one of pod-hours, peak, mean, waiting, drain, got \"money\"",
  ]);
});

test('says all that is wrong with an objective', () => {
  expect(objectiveProblems({ servedShare: 99, lost: -1, minimize: 'money' as 'podHours', servedshare: 1 } as Objective).map(sentence)).toEqual([
    "'servedshare' must be one of servedShare, drainSeconds, peakWaiting, lost, underProvisionedSeconds, oscillations, minimize",
    "'servedShare' must be at most 1, which is all, got 99",
    "'lost' must be a number from 0, got -1",
    "'minimize' must be one of podHours, peakReplicas, meanReplicas, peakWaiting, drainSeconds, got \"money\"",
  ]);
  expect(objectiveProblems({}).map(sentence)).toEqual(["'' must set at least one of servedShare, drainSeconds, peakWaiting, lost, underProvisionedSeconds, oscillations"]);
});
