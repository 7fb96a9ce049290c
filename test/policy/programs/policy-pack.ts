import { PolicyPack } from '@pulumi/policy';
import { scalewrightPolicies } from 'scalewright/policy';

new PolicyPack('autoscaling', { policies: scalewrightPolicies({ profile: { kubernetes: '1.33' } }) });
