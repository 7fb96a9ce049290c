import type { RuleFacts } from './rule';

const SOURCE = 'scalewright';

/** What the engine itself reports. */
export const RULE_FAILED: RuleFacts = {
  id: 'ENGINE001',
  name: 'rule failed',
  severity: 'warning',
  cause: 'a rule threw an error, so this object was not checked by it; all other rules ran',
  fix: 'report it with the manifest, or leave the rule out',
  source: SOURCE,
};

/** An annotation that cannot be read, or names a rule that does not run. */
export const ACKNOWLEDGEMENT_UNREADABLE: RuleFacts = {
  id: 'ENGINE002',
  name: 'acknowledgement not understood',
  severity: 'warning',
  cause: 'an acknowledgement counts only if it names a rule of this run and gives a reason',
  fix: "write lines such as 'HPA004: taken over from Helm until OPS-12 is done', or a JSON object from ids to reasons",
  source: SOURCE,
};

/** An acknowledgement that nothing needs any more. */
export const ACKNOWLEDGEMENT_UNUSED: RuleFacts = {
  id: 'ENGINE003',
  name: 'acknowledgement not needed',
  severity: 'info',
  cause: 'what is acknowledged is not found (any more), and the acknowledgement would hide it if it came back',
  fix: 'leave it out',
  source: SOURCE,
};

/** All rules of the engine, for the catalogue. */
export const ENGINE_RULES: readonly RuleFacts[] = [RULE_FAILED, ACKNOWLEDGEMENT_UNREADABLE, ACKNOWLEDGEMENT_UNUSED];
