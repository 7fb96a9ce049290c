import { CRON_HPA, cronFields } from './advanced';
import { asList, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { sample } from '../samples';

const FIELDS = 6;

/** A schedule that lacks its seconds. */
export const cronJobs: Rule = {
  id: 'AHPA005',
  name: 'schedule of CronHPA without seconds',
  severity: 'error',
  cause: 'the schedules of CronHorizontalPodAutoscaler begin with seconds: one of five fields cannot be read, and the job never runs',
  fix: "write six fields, such as '0 0 8 * * *', or a word such as @daily",
  source: 'AliyunContainerService/kubernetes-cronhpa-controller README',
  kinds: [CRON_HPA],
  check: ({ spec }) => asList(asObject(spec).jobs).flatMap((job, position) => {
    const { schedule } = asObject(job);
    return cronFields(schedule) === FIELDS || /^@(date|every|hourly|daily|midnight|weekly|monthly|yearly|annually)\b/.test(String(schedule)) ? []
      : [{ path: `spec.jobs[${position}].schedule`, rule: `must be a schedule of ${FIELDS} fields, the first for seconds`, got: schedule ?? '' }];
  }),
  samples: {
    noncompliant: [cronHpa('0 8 * * *')],
    compliant: [cronHpa('0 0 8 * * *')],
  },
};

function cronHpa(schedule: string) {
  return sample('autoscaling.alibabacloud.com/v1beta1', 'CronHorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, jobs: [{ name: 'morning', schedule, targetSize: 10 }] },
  });
}
