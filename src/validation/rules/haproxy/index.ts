import { ignoredScaling } from './ignored-scaling';
import { limitOfController } from './limit-of-controller';
import { noLimit } from './no-limit';
import { noTriggers } from './no-triggers';
import { oldMetricKeys } from './old-metric-keys';
import { queueWithoutLimit } from './queue-without-limit';
import { serverSlots } from './server-slots';
import { shortQueueTimeout } from './short-queue-timeout';
import { stickyQueue } from './sticky-queue';
import { unreadableLimit } from './unreadable-limit';
import type { Rule } from '../../rule';

/** The rules about the HAProxy ingress controller, in the order of their ids. */
export const haproxyRules: readonly Rule[] = [
  noLimit, limitOfController, unreadableLimit, queueWithoutLimit, stickyQueue, shortQueueTimeout, serverSlots, ignoredScaling,
  oldMetricKeys, noTriggers,
];
