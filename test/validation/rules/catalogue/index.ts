import { admission } from './admission';
import { ahpa } from './ahpa';
import { autoscalerConfig } from './autoscaler-config';
import { availability } from './availability';
import { cluster } from './cluster';
import { gateway } from './gateway';
import { haproxy } from './haproxy';
import { hpa } from './hpa';
import { install } from './install';
import { jobs } from './jobs';
import { keda } from './keda';
import { knative } from './knative';
import { metricNames } from './metric-names';
import { object } from './object';
import { prometheus } from './prometheus';
import type { Published } from './published';
import { sls } from './sls';
import { wiring } from './wiring';

/**
 * Every published rule with the finding of its noncompliant sample. Ids are never changed and never used again: a rule that is given up
 * leaves its id to `RETIRED`.
 */
export const PUBLISHED: readonly Published[] = [
  ...hpa,
  ...sls,
  ...keda,
  ...jobs,
  ...knative,
  ...autoscalerConfig,
  ...prometheus,
  ...wiring,
  ...metricNames,
  ...install,
  ...haproxy,
  ...gateway,
  ...ahpa,
  ...cluster,
  ...availability,
  ...object,
  ...admission,
];

/** Ids of rules that were given up. */
export const RETIRED: readonly string[] = [];
