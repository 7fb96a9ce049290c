import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { scaledObject } from '../samples';
import { isTemplated } from '../templated';
import { metadataPath, metadataText, triggersOf, WITH_TRIGGERS, type Trigger } from './trigger';

const SECRET_KEY = /^(apiKey|connection|connectionString|key|credentials)$|(password|passphrase|secret|token|accesskey|sasToken)$/i;
/** A user and a password in a URL. */
const USER_INFO = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/** A secret in a manifest. */
export const plainCredentials: Rule = {
  id: 'KEDA019',
  name: 'credentials in trigger metadata',
  severity: 'warning',
  cause: 'whoever may read the object, or the repository it comes from, reads the secret',
  fix: 'put it in a Secret and give it through a TriggerAuthentication, or through the environment with the key ending in FromEnv',
  source: 'KEDA documentation, concepts/authentication',
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, credentialsOf),
  samples: {
    noncompliant: [scaledObject([{ type: 'rabbitmq', metadata: { queueName: 'orders', host: 'http://guest:hunter2@rabbitmq.shop.svc:15672/', mode: 'QueueLength', value: '20' } }])],
    compliant: [scaledObject([{ type: 'rabbitmq', metadata: { queueName: 'orders', hostFromEnv: 'RABBITMQ_URL', mode: 'QueueLength', value: '20' } }])],
  },
};

/** The value is not shown: a report must not spread it further. */
function credentialsOf(trigger: Trigger): readonly Detection[] {
  return Object.keys(trigger.metadata).flatMap((key) => {
    const text = metadataText(trigger, key);
    if (text === undefined || key.endsWith('FromEnv') || isTemplated(text)) return [];
    const path = metadataPath(trigger, key);
    if (USER_INFO.test(text)) return [{ path, rule: 'should not hold a user and a password' }];
    return SECRET_KEY.test(key) ? [{ path, rule: 'should not hold a secret' }] : [];
  });
}
