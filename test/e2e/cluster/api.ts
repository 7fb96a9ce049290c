import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { waitFor } from './wait';

/** An object of the Kubernetes API. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
    readonly uid?: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly { readonly manager: string; readonly subresource?: string }[];
  };
  // What further fields an object has depends on its kind; tests compare them with matchers.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
}

/** Whether a condition of the object's status is True. */
export function holds(object: KubernetesObject, condition: string): boolean {
  const conditions = object.status?.conditions as readonly { readonly type: string; readonly status: string }[] | undefined;
  return conditions?.some(({ type, status: is }) => type === condition && is === 'True') ?? false;
}

/** An answer other than success: the reason and all causes are in the message, as the server words them. */
export class ApiError extends Error {
  public constructor(public readonly status: number, message: string) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface ApplyOptions {
  /** @default "scalewright-e2e" */
  readonly fieldManager?: string;
  readonly dryRun?: true;
  /** Takes fields over from other managers. */
  readonly force?: true;
}

type Resource = { readonly name: string; readonly kind: string; readonly namespaced: boolean };

/** Talks to an API server over HTTPS as kubectl would, with strict field validation. */
export class KubernetesApi {
  private readonly agent: Agent;
  private readonly resources = new Map<string, Promise<readonly Resource[]>>();

  public constructor(public readonly server: string, private readonly token: string, caFile: string) {
    // No connection is kept: one that the server has closed in the meantime would fail the next request.
    this.agent = new Agent({ ca: readFileSync(caFile), keepAlive: false });
  }

  /** Creates or updates an object by server-side apply, with unknown and duplicate fields as errors; gives the live object. */
  public async apply(manifest: object, options: ApplyOptions = {}): Promise<KubernetesObject> {
    const { fieldManager = 'scalewright-e2e', dryRun, force } = options;
    const object = manifest as KubernetesObject;
    const query = new URLSearchParams({ fieldManager, fieldValidation: 'Strict', ...(dryRun && { dryRun: 'All' }), ...(force && { force: 'true' }) });
    return this.send('PATCH', `${await this.pathOf(object)}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** Creates an object as `kubectl create` does, with strict field validation. */
  public async create(manifest: object, options: { readonly dryRun?: true } = {}): Promise<KubernetesObject> {
    const object = manifest as KubernetesObject;
    const collection = (await this.pathOf(object)).replace(/\/[^/]*$/, '');
    return this.send('POST', `${collection}?fieldValidation=Strict${options.dryRun ? '&dryRun=All' : ''}`, object);
  }

  /** Applies a JSON merge patch, to a subresource if one is named. */
  public async patch(object: KubernetesObject, change: object, subresource = ''): Promise<KubernetesObject> {
    return this.send('PATCH', `${await this.pathOf(object)}${subresource && `/${subresource}`}`, change, 'application/merge-patch+json');
  }

  public async get(apiVersion: string, kind: string, name: string, namespace = 'default'): Promise<KubernetesObject> {
    return this.send('GET', await this.pathOf({ apiVersion, kind, metadata: { name, namespace } }));
  }

  /** As `get`, undefined if there is no such object. */
  public async find(apiVersion: string, kind: string, name: string, namespace = 'default'): Promise<KubernetesObject | undefined> {
    return this.get(apiVersion, kind, name, namespace).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    });
  }

  public async list(apiVersion: string, kind: string, namespace = 'default'): Promise<readonly KubernetesObject[]> {
    const path = await this.pathOf({ apiVersion, kind, metadata: { name: '', namespace } });
    return (await this.send('GET', path.replace(/\/$/, ''))).items as readonly KubernetesObject[];
  }

  public async delete(object: KubernetesObject): Promise<void> {
    await this.send('DELETE', await this.pathOf(object));
  }

  /** Follows one object and calls back with every state of it, starting with the present one. Ends when `signal` aborts. */
  public async watch(object: KubernetesObject, onChange: (live: KubernetesObject) => void, signal: AbortSignal): Promise<void> {
    const path = await this.pathOf(object);
    const collection = path.slice(0, path.lastIndexOf('/'));
    // A server ends a watch whenever it likes; the next one begins with the present state.
    while (!signal.aborted) {
      const present = await this.send('GET', path);
      onChange(present);
      const query = new URLSearchParams({
        watch: 'true', fieldSelector: `metadata.name=${object.metadata.name}`, resourceVersion: present.metadata.resourceVersion ?? '',
      });
      await this.stream(`${collection}?${query}`, signal, (line) => {
        const event = JSON.parse(line) as { readonly type: string; readonly object: KubernetesObject };
        if (event.type === 'ADDED' || event.type === 'MODIFIED') onChange(event.object);
      });
    }
  }

  /** Sends a request to a path and gives the parsed answer. Throws an ApiError for every status from 300. */
  public send(method: string, path: string, body?: object, contentType = 'application/json'): Promise<KubernetesObject> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const call = request(`${this.server}${path}`, {
        method,
        agent: this.agent,
        headers: { Authorization: `Bearer ${this.token}`, ...(text !== undefined && { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(text) }) },
      }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode ?? 0;
          const isJson = response.headers['content-type']?.startsWith('application/json') ?? false;
          const parsed = (isJson ? JSON.parse(answer) : { message: answer }) as KubernetesObject;
          if (status >= 300) reject(new ApiError(status, String(parsed.message ?? answer)));
          else resolve(parsed);
        });
      });
      call.on('error', reject).end(text);
    });
  }

  /** Reads an answer line by line until it ends. */
  private stream(path: string, signal: AbortSignal, onLine: (line: string) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error: Error) => (signal.aborted ? resolve() : reject(error));
      request(`${this.server}${path}`, { agent: this.agent, headers: { Authorization: `Bearer ${this.token}` }, signal }, (response) => {
        let rest = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          lines.forEach(onLine);
        }).on('error', settle).on('end', resolve);
      }).on('error', settle).end();
    });
  }

  /** Where an object lives. The kind is looked up by discovery; a definition that was just applied may need a moment until it is served. */
  private async pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = await this.resourceOf(root, kind);
    return `${root}/${resource.namespaced ? `namespaces/${namespace ?? 'default'}/` : ''}${resource.name}/${name}`;
  }

  private async resourceOf(root: string, kind: string): Promise<Resource> {
    const known = this.resources.get(root);
    const found = (await known)?.find((resource) => resource.kind === kind);
    if (found !== undefined) return found;
    const fresh = this.send('GET', root)
      .then(({ resources }) => (resources as readonly Resource[]).filter(({ name }) => !name.includes('/')));
    this.resources.set(root, fresh);
    fresh.catch(() => this.resources.delete(root));
    const resource = (await fresh).find((candidate) => candidate.kind === kind);
    if (resource === undefined) throw new ApiError(404, `no kind ${kind} in ${root}`);
    return resource;
  }

  /** Waits until an object is as wanted, and gives it. */
  public waitFor(
    what: string, get: (api: KubernetesApi) => Promise<KubernetesObject | undefined>, timeoutSeconds?: number,
  ): Promise<KubernetesObject> {
    return waitFor(what, () => get(this), timeoutSeconds);
  }
}
