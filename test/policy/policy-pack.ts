import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import * as analyzerServices from '@pulumi/pulumi/proto/analyzer_grpc_pb';
import * as analyzerProto from '@pulumi/pulumi/proto/analyzer_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Struct, type JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';
import { ROOT } from '../tools/demo';

/** A resource as the engine knows it. */
export interface EngineResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, JavaScriptValue>>;
  readonly ignoreChanges?: readonly string[];
}

/** A violation as the engine gets it. */
export interface Violation {
  readonly policy: string;
  readonly level: 'advisory' | 'mandatory';
  readonly message: string;
  readonly urn: string;
}

/** A policy pack that runs in the SDK's own runner, and its analyzer that is asked over gRPC as the engine asks it. */
export interface RunningPack {
  readonly policies: () => Promise<readonly string[]>;
  readonly configure: (policy: string, properties: Readonly<Record<string, JavaScriptValue>>) => Promise<void>;
  readonly analyze: (resource: EngineResource) => Promise<readonly Violation[]>;
  readonly analyzeStack: (resources: readonly EngineResource[]) => Promise<readonly Violation[]>;
  readonly stop: () => void;
}

/** What a value is on the wire while it is not known. */
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const RUNNER = join(dirname(require.resolve('@pulumi/pulumi/package.json')), 'cmd', 'run-policy-pack', 'index.js');

/** Starts a policy pack. Its version is that of the package of the working directory. */
export async function startPack(file: string): Promise<RunningPack> {
  const child = spawn(process.execPath, [RUNNER, '127.0.0.1:0', file], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PULUMI_NODEJS_TYPESCRIPT: 'true', PULUMI_NODEJS_TRANSPILE_ONLY: 'true' },
  });
  const client = new analyzerServices.AnalyzerClient(`127.0.0.1:${await portOf(child)}`, grpc.credentials.createInsecure());
  return {
    policies: async () => {
      const info = await call<analyzerProto.AnalyzerInfo>((done) => client.getAnalyzerInfo(new Empty(), done));
      return info.getPoliciesList().map((policy) => policy.getName());
    },
    configure: async (policy, properties) => {
      const config = new analyzerProto.PolicyConfig().setProperties(Struct.fromJavaScript(properties));
      const request = new analyzerProto.ConfigureAnalyzerRequest();
      request.getPolicyconfigMap().set(policy, config);
      await call<Empty>((done) => client.configure(request, done));
    },
    analyze: async ({ urn, type, name, properties, ignoreChanges = [] }) => {
      const request = new analyzerProto.AnalyzeRequest().setUrn(urn).setType(type).setName(name)
        .setProperties(Struct.fromJavaScript(properties)).setOptions(optionsOf(ignoreChanges));
      return violations(await call<analyzerProto.AnalyzeResponse>((done) => client.analyze(request, done)));
    },
    analyzeStack: async (resources) => {
      const request = new analyzerProto.AnalyzeStackRequest().setResourcesList(resources.map(({ urn, type, name, properties, ignoreChanges = [] }) =>
        new analyzerProto.AnalyzerResource().setUrn(urn).setType(type).setName(name)
          .setProperties(Struct.fromJavaScript(properties)).setOptions(optionsOf(ignoreChanges))));
      return violations(await call<analyzerProto.AnalyzeResponse>((done) => client.analyzeStack(request, done)));
    },
    stop: () => {
      client.close();
      child.kill();
    },
  };
}

/** The first line that the runner prints is the port of its server. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString().trim())));
    child.once('exit', (code) => reject(new Error(`the policy pack ended with ${code}`)));
  });
}

function call<Response>(start: (done: (error: grpc.ServiceError | null, response: Response) => void) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    start((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

function optionsOf(ignoreChanges: readonly string[]): analyzerProto.AnalyzerResourceOptions {
  return new analyzerProto.AnalyzerResourceOptions().setIgnorechangesList([...ignoreChanges]);
}

function violations(response: analyzerProto.AnalyzeResponse): readonly Violation[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    level: diagnostic.getEnforcementlevel() === analyzerProto.EnforcementLevel.MANDATORY ? 'mandatory' : 'advisory',
    message: diagnostic.getMessage(),
    urn: diagnostic.getUrn(),
  }));
}
