import * as grpc from '@grpc/grpc-js';
import * as engineServices from '@pulumi/pulumi/proto/engine_grpc_pb';
import * as engineProto from '@pulumi/pulumi/proto/engine_pb';
import * as monitorServices from '@pulumi/pulumi/proto/resource_grpc_pb';
import * as monitorProto from '@pulumi/pulumi/proto/resource_pb';
import * as emptyProto from 'google-protobuf/google/protobuf/empty_pb';
import { Struct, type JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';

/** One resource as a Pulumi program registered it over the wire. */
export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly custom: boolean;
  readonly ignoreChanges: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly dependencies: readonly string[];
  /** The inputs; secrets are still wrapped. */
  readonly inputs: Readonly<Record<string, JavaScriptValue>>;
}

/** A running monitor and engine. */
export interface Monitor {
  readonly address: string;
  readonly registrations: readonly Registration[];
  /** What components registered as their outputs, by URN. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, JavaScriptValue>>>;
  /** What the program logged at severity warning or error. */
  readonly diagnostics: readonly string[];
  readonly close: () => void;
}

/** Gives the live state of a registered resource; the inputs themselves unless a real cluster answers. */
export type Answer = (registration: Registration) => Promise<Readonly<Record<string, JavaScriptValue>>>;

const FEATURES = ['secrets', 'resourceReferences', 'outputValues', 'aliasSpecs', 'deletedWith'];
const WARNING = 2;

/** Serves the two services that a Pulumi program talks to, on a free loopback port, and records what it registers. */
export async function startMonitor(answer: Answer = async ({ inputs }) => inputs): Promise<Monitor> {
  const registrations: Registration[] = [];
  const outputs = new Map<string, Readonly<Record<string, JavaScriptValue>>>();
  const diagnostics: string[] = [];
  let root = '';
  const server = new grpc.Server();

  server.addService(monitorServices.ResourceMonitorService, {
    supportsFeature: unary<monitorProto.SupportsFeatureRequest, monitorProto.SupportsFeatureResponse>((request) =>
      new monitorProto.SupportsFeatureResponse().setHassupport(FEATURES.includes(request.getId()))),
    registerPackage: unary(() => new monitorProto.RegisterPackageResponse().setRef('package')),
    registerResource: unary<monitorProto.RegisterResourceRequest, monitorProto.RegisterResourceResponse>(async (request) => {
      const registration = registrationOf(request);
      registrations.push(registration);
      const state = await answer(registration);
      return new monitorProto.RegisterResourceResponse()
        .setUrn(registration.urn)
        .setId(registration.custom ? `${registration.name}-id` : '')
        .setObject(Struct.fromJavaScript(state));
    }),
    registerResourceOutputs: unary<monitorProto.RegisterResourceOutputsRequest, emptyProto.Empty>((request) => {
      outputs.set(request.getUrn(), request.getOutputs()?.toJavaScript() ?? {});
      return new emptyProto.Empty();
    }),
    invoke: unary(() => new monitorProto.ResourceInvokeRequest()),
    signalAndWaitForShutdown: unary(() => new emptyProto.Empty()),
  } as unknown as grpc.UntypedServiceImplementation);

  server.addService(engineServices.EngineService, {
    log: unary<engineProto.LogRequest, emptyProto.Empty>((request) => {
      if (request.getSeverity() >= WARNING) diagnostics.push(request.getMessage());
      return new emptyProto.Empty();
    }),
    getRootResource: unary(() => new engineProto.GetRootResourceResponse().setUrn(root)),
    setRootResource: unary<engineProto.SetRootResourceRequest, engineProto.SetRootResourceResponse>((request) => {
      root = request.getUrn();
      return new engineProto.SetRootResourceResponse();
    }),
  } as unknown as grpc.UntypedServiceImplementation);

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { address: `127.0.0.1:${port}`, registrations, outputs, diagnostics, close: () => server.forceShutdown() };
}

function unary<Request, Response>(handle: (request: Request) => Response | Promise<Response>): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve(call.request).then(handle).then((response) => callback(null, response), (error: Error) => callback(error));
  };
}

function registrationOf(request: monitorProto.RegisterResourceRequest): Registration {
  return {
    urn: urnOf(request),
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: request.getCustom(),
    ignoreChanges: request.getIgnorechangesList(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    dependencies: request.getDependenciesList(),
    inputs: request.getObject()?.toJavaScript() ?? {},
  };
}

/** `urn:pulumi:stack::project::parentType$type::name`, as the engine builds it. */
function urnOf(request: monitorProto.RegisterResourceRequest): string {
  const parentType = request.getParent().split('::')[2] ?? '';
  const type = parentType === '' || parentType === 'pulumi:pulumi:Stack' ? request.getType() : `${parentType}$${request.getType()}`;
  return `urn:pulumi:stack::project::${type}::${request.getName()}`;
}
