import { backendPort } from './backend-port';
import { backendService } from './backend-service';
import { classParameters } from './class-parameters';
import { doubleScrape } from './double-scrape';
import { emptyMonitor } from './empty-monitor';
import { emptyPodMonitor } from './empty-pod-monitor';
import { monitorLabels } from './monitor-labels';
import { monitorNamespace } from './monitor-namespace';
import { monitorPort } from './monitor-port';
import { podMonitorPort } from './pod-monitor-port';
import { serviceSelector } from './service-selector';
import { targetPort } from './target-port';
import { unpickedMonitor } from './unpicked-monitor';
import type { Rule } from '../../rule';

/** The rules about names that must agree across objects, in the order of their ids. */
export const wiringRules: readonly Rule[] = [
  monitorPort, monitorLabels, monitorNamespace, backendPort, serviceSelector, targetPort, podMonitorPort, backendService, unpickedMonitor,
  emptyMonitor, emptyPodMonitor, doubleScrape, classParameters,
];
