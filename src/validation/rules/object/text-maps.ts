import { asObject, type Json } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { anyName } from '../../alike';
import type { Detection, Rule } from '../../rule';
import { ANY } from '../kinds';
import { deployment, podTemplate } from '../samples';

/** Labels and annotations that YAML read as numbers and bools. */
export const textMaps: Rule = {
  id: 'OBJECT002',
  name: 'label or annotation that is no text',
  severity: 'error',
  cause: 'labels and annotations are maps of texts: the API server rejects the object over a bare true or 1024',
  fix: 'put the value in quotes',
  source: 'kubernetes apimachinery ObjectMeta; helm/charts#3201',
  fixable: true,
  kinds: [ANY],
  blindTo: anyName,
  check: (object) => inMetadata(object.metadata, 'metadata').concat(inMetadata(templateMetadata(object), 'spec.template.metadata')),
  samples: {
    noncompliant: [deployment({ template: podTemplate({}, { annotations: { 'prometheus.io/scrape': true } }) })],
    compliant: [deployment({ template: podTemplate({}, { annotations: { 'prometheus.io/scrape': 'true' } }) })],
  },
};

function templateMetadata({ spec }: Manifest): Json | undefined {
  return asObject(asObject(spec).template).metadata;
}

const NONE: readonly Detection[] = [];

function inMetadata(metadata: Json | undefined, path: string): readonly Detection[] {
  const { labels, annotations } = asObject(metadata);
  if (allTexts(labels) && allTexts(annotations)) return NONE;
  return [...inMap(labels, `${path}.labels`), ...inMap(annotations, `${path}.annotations`)];
}

function allTexts(map: Json | undefined): boolean {
  const entries = asObject(map);
  for (const key in entries) if (isNoText(entries[key])) return false;
  return true;
}

/** Null is an empty text to the API server. */
function isNoText(value: Json | undefined): boolean {
  return typeof value !== 'string' && value !== null;
}

function inMap(map: Json | undefined, path: string): readonly Detection[] {
  return Object.entries(asObject(map)).filter(([, value]) => isNoText(value)).map(([key, value]) => textWanted(`${path}[${key}]`, value));
}

function textWanted(path: string, got: Json | undefined): Detection {
  const detection = { path, rule: 'must be a text', got };
  if (typeof got === 'object' || got === undefined) return detection;
  return { ...detection, edits: [{ op: 'quote', path }] };
}
