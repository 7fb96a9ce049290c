import { haproxyProxy } from './haproxy-proxy';
import { unservedMetric } from './unserved-metric';
import type { Rule } from '../../rule';

/** The rules about names of metrics across objects, in the order of their ids. */
export const metricNameRules: readonly Rule[] = [unservedMetric, haproxyProxy];
