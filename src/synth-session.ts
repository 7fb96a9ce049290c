import type { ApiObject, App } from 'cdk8s';
import { EmittedObject } from './emitted-object';
import { YamlWriter } from './yaml-writer';

/** What an object renders to. */
type Rendered = ReturnType<ApiObject['toJson']>;

const running = new WeakMap<App, SynthSession>();

/**
 * One call of `synth()` or `synthYaml()` of an app. cdk8s validates the whole app at its start and once more for each chart, and
 * renders every object after that. What was found and rendered first holds for the rest of the call, in which nothing of the app's
 * own code runs but other validations. Objects of a plan are written by a writer that lasts as long.
 */
export class SynthSession {
  /** The session that is running for an app. */
  public static of(app: App): SynthSession | undefined {
    return running.get(app);
  }

  /** Makes every later `synth()` and `synthYaml()` of an app a session. */
  public static watch(app: App): void {
    const { synth, synthYaml } = app;
    app.synth = () => SynthSession.during(app, () => synth.call(app));
    app.synthYaml = () => SynthSession.during(app, () => synthYaml.call(app));
  }

  private static during<T>(app: App, synthesize: () => T): T {
    const session = new SynthSession();
    running.set(app, session);
    try {
      return synthesize();
    } finally {
      running.delete(app);
      session.end();
    }
  }

  /** What the validation of this session found; undefined as long as it did not run. */
  public errors?: string[];
  private readonly writer = new YamlWriter();
  private readonly emitted: EmittedObject[] = [];
  /** Objects of others whose `toJson` was replaced, with the one of their own if they had one. */
  private readonly replaced = new Map<ApiObject, PropertyDescriptor | undefined>();

  /** Renders an object, and hands the same out when cdk8s renders it. */
  public render(object: ApiObject): Rendered {
    if (object.constructor === EmittedObject) return this.renderEmitted(object as EmittedObject);
    if (this.replaced.has(object)) restore(object, this.replaced.get(object));
    else this.replaced.set(object, Object.getOwnPropertyDescriptor(object, 'toJson'));
    const rendered = object.toJson();
    object.toJson = () => rendered;
    return rendered;
  }

  private renderEmitted(object: EmittedObject): Rendered {
    if (object.kept === undefined) this.emitted.push(object);
    return object.keep(this.writer);
  }

  private end(): void {
    for (const object of this.emitted) object.kept = undefined;
    this.replaced.forEach((own, object) => restore(object, own));
  }
}

function restore(object: ApiObject, own: PropertyDescriptor | undefined): void {
  if (own === undefined) delete (object as { toJson?: unknown }).toJson;
  else Object.defineProperty(object, 'toJson', own);
}
