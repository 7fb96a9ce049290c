import type { Json } from '../../../../src/kubernetes/json';
import { applyDefaults } from '../../../../src/validation/admission/schema/defaults';
import { pruneResource, pruneValue } from '../../../../src/validation/admission/schema/prune';
import { Schemas } from '../../../../src/validation/admission/schema/structural-schema';
import type { StructuralSchema } from '../../../../src/validation/admission/schema/structural-schema';

const schemas = new Schemas({ source: 'test', definitions: [{ type: 'object', properties: { name: { type: 'string' } } }], kinds: {} });

const widget: StructuralSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer', default: 1 },
        part: { $ref: 0 },
        parts: { type: 'array', items: { $ref: 0 } },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        raw: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'properties': { known: { $ref: 0 } } },
        list: { 'type': 'array', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
  },
};

describe('pruning', () => {
  test('drops what the schema does not know, at every depth, and names it', () => {
    const { value, unknownFields } = pruneResource({
      apiVersion: 'v1', kind: 'Widget', metadata: { anything: 1 }, extra: 1, spec: { sise: 2, part: { name: 'a', colour: 'red' }, parts: [{ name: 'b' }, { nmae: 'c' }] },
    }, widget, schemas);
    expect(value).toEqual({ apiVersion: 'v1', kind: 'Widget', metadata: { anything: 1 }, spec: { part: { name: 'a' }, parts: [{ name: 'b' }, {}] } });
    expect(unknownFields).toEqual(['extra', 'spec.part.colour', 'spec.parts[1].nmae', 'spec.sise']);
  });

  test('keeps maps, and what a schema asks to preserve', () => {
    const spec = { labels: { a: 'b' }, raw: { free: { x: 1 }, known: { name: 'a' } }, list: [{ x: 1 }] };
    expect(pruneResource({ spec }, widget, schemas)).toEqual({ value: { spec }, unknownFields: [] });
    expect(pruneResource({ spec: { raw: { known: { x: 1 } } } }, widget, schemas).unknownFields).toEqual(['spec.raw.known.x']);
  });

  test('leaves values of the wrong type alone', () => {
    expect(pruneResource({ spec: 5 }, widget, schemas)).toEqual({ value: { spec: 5 }, unknownFields: [] });
    expect(pruneValue([{ x: 1 }], { type: 'array' }, 'items', schemas)).toEqual({ value: [{}], unknownFields: ['items[0].x'] });
  });

  test('never takes a field for JavaScript\'s own', () => {
    expect(pruneResource({ spec: { constructor: 1, toString: 2 } }, widget, schemas).unknownFields).toEqual(['spec.constructor', 'spec.toString']);
  });
});

describe('defaults', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: {
      size: { type: 'integer', default: 1 },
      colour: { type: 'string', nullable: true },
      shade: { type: 'string', nullable: true, default: 'dark' },
      box: { type: 'object', default: {}, properties: { lid: { type: 'boolean', default: true } } },
      items: { type: 'array', items: { type: 'object', properties: { size: { type: 'integer', default: 2 } } } },
      plain: { type: 'string' },
    },
  };

  test.each<[Json, Json]>([
    [{}, { size: 1, shade: 'dark', box: { lid: true } }],
    [{ size: null, plain: null, box: { lid: null } }, { size: 1, shade: 'dark', box: { lid: true } }],
    [{ size: 5, box: { lid: false } }, { size: 5, shade: 'dark', box: { lid: false } }],
    [{ colour: null, shade: null }, { size: 1, colour: null, shade: null, box: { lid: true } }],
    [{ items: [{}, { size: 3 }, null] }, { size: 1, shade: 'dark', box: { lid: true }, items: [{ size: 2 }, { size: 3 }, null] }],
    ['text', 'text'],
  ])('of %j make %j', (value, filled) => expect(applyDefaults(value, schema, schemas)).toEqual(filled));
});
