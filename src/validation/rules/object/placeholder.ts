import { eachText, someText } from './leaves';
import type { Manifest } from '../../../kubernetes/manifest';
import type { Detection, Rule } from '../../rule';
import { isSampleValue } from '../../source/templates';
import { ANY } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { isTemplated } from '../templated';

/** The parts of an object that are looked at; secret ones are not shown. */
const PARTS = ['metadata', 'spec', 'data', 'stringData'] as const;

/** A value of a sample that was left in. */
export const placeholder: Rule = {
  id: 'OBJECT001',
  name: 'placeholder left in',
  severity: 'warning',
  cause: 'the value comes from a sample and names nothing that exists',
  fix: 'put in the real value',
  source: 'Alibaba Cloud, KEDA and Knative documentation samples',
  kinds: [ANY],
  blindTo: (name) => !isTelling(name),
  check: placeholdersOf,
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.project': 'aliyun-product-data-xxxxxxxx-cn-hangzhou' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.project': 'aliyun-product-data-1234567890123456-cn-hangzhou' })],
  },
};

/** Whether a name could be part of a placeholder, with the text beside it or without. */
function isTelling(name: string): boolean {
  return /x|me/.test(name) || isSampleValue(`<${name}>`);
}

/** Its texts are documentation. */
const DEFINITION = 'CustomResourceDefinition';

function placeholdersOf(object: Manifest): readonly Detection[] {
  if (object.kind === DEFINITION) return [];
  const found: Detection[] = [];
  for (const part of PARTS) {
    // Most objects have none, so paths are made only where there is one.
    if (!someText(object[part], isPlaceholder)) continue;
    eachText(object[part], part, (text, path) => {
      if (isPlaceholder(text)) found.push({ path, rule: 'should not be a placeholder', ...(part !== 'stringData' && { got: text }) });
    });
  }
  return found;
}

function isPlaceholder(text: string): boolean {
  return isSampleValue(text) && !isTemplated(text);
}
