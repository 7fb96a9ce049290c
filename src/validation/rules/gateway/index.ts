import { albLogs } from './alb-logs';
import { bareOverride } from './bare-override';
import { gatewayRange } from './gateway-range';
import { otherProject } from './other-project';
import { systemService } from './system-service';
import { twoTracings } from './two-tracings';
import type { Rule } from '../../rule';

/** The rules about gateways of Alibaba Cloud, in the order of their ids. */
export const gatewayRules: readonly Rule[] = [
  systemService, twoTracings, gatewayRange, bareOverride, albLogs, otherProject,
];
