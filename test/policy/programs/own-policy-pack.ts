import { PolicyPack } from '@pulumi/policy';
import { OWN_RULES } from './own-rules';
import { scalewrightPolicies } from '../../../src/policy';

new PolicyPack('own', { policies: scalewrightPolicies({ rules: OWN_RULES, only: ['ACME*'] }) });
