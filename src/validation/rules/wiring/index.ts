import { backendPort } from './backend-port';
import { backendService } from './backend-service';
import { haproxyProxy } from './haproxy-proxy';
import { monitorLabels } from './monitor-labels';
import { monitorNamespace } from './monitor-namespace';
import { monitorPort } from './monitor-port';
import { podMonitorPort } from './pod-monitor-port';
import { serviceSelector } from './service-selector';
import { targetPort } from './target-port';
import { unservedMetric } from './unserved-metric';
import type { Rule } from '../../rule';

/** The rules about names that must agree across objects, in the order of their ids. */
export const wiringRules: readonly Rule[] = [
  monitorPort, monitorLabels, monitorNamespace, unservedMetric, haproxyProxy, backendPort, serviceSelector,
  targetPort, podMonitorPort, backendService,
];
