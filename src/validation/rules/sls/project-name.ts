import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { slsMetrics, textLabel } from './sls-metric';

const PREFIX = 'aliyun-product-data-';
const COMPLETE = /^aliyun-product-data-\d+-[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/;
/** Left to OBJECT001. */
const PLACEHOLDER = /x{3,}|\*{2,}|<.*>/i;

/** The project that Alibaba Cloud makes for the logs of its products has a fixed form. */
export const projectName: Rule = {
  id: 'SLS015',
  name: 'project name incomplete',
  severity: 'warning',
  cause: 'the Log Service names the project of product logs after account and region; another name does not exist, and every reading fails',
  fix: `write ${PREFIX}<account id>-<region>, as the console of the Log Service shows it`,
  source: 'Alibaba Cloud documentation of the log shipping of MSE and APIG gateways',
  kinds: [HPA],
  check: each(slsMetrics, (metric) => {
    const project = textLabel(metric, 'sls.project');
    return project === undefined || !project.startsWith(PREFIX) || COMPLETE.test(project) || PLACEHOLDER.test(project) ? [] : [{
      path: `${metric.labelsPath}[sls.project]`, rule: 'should end in the number of the account and the region', got: project,
    }];
  }),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.project': 'aliyun-product-data-cn-hangzhou' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.project': 'aliyun-product-data-1234567890123456-cn-hangzhou' })],
  },
};
