import { spawn } from "node:child_process";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as monitorMessages from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer, created, type Properties } from "./cloud";
import { runtimeOptions } from "./stack-config";

const ROOT = join(__dirname, "../../..");
const RUNNER = require.resolve("@pulumi/pulumi/cmd/run");

/** What Pulumi's engine saw of a program. */
export interface EngineRun {
  /** `type name` of every resource, sorted. */
  readonly resources: readonly string[];
  /** Messages of severity error. */
  readonly errors: readonly string[];
  readonly exitCode: number | null;
}

/** A program to run: which stack, with what configuration. */
export interface EngineRequest {
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** @default this project */
  readonly folder?: string;
  /**
   * Absolute path of the compiler's configuration.
   *
   * @default the one that this project's `Pulumi.yaml` names
   */
  readonly tsconfig?: string;
}

/**
 * Runs a program as `pulumi up` does: by Pulumi's own program runner in a process of its own, over gRPC, against an engine
 * that answers from {@link created} and keeps a list.
 */
export async function runInEngine(request: EngineRequest): Promise<EngineRun> {
  const resources: string[] = [];
  const errors: string[] = [];
  const server = new grpc.Server();
  server.addService(monitorService.ResourceMonitorService, monitor(resources));
  server.addService(engineService.EngineService, engine(errors));
  const port = await listen(server);
  try {
    const exitCode = await runProgram(port, request);
    return { resources: resources.sort(), errors, exitCode };
  } finally {
    server.forceShutdown();
  }
}

type Call<TRequest> = { readonly request: TRequest };
type Reply<TResponse> = (error: grpc.ServiceError | null, response?: TResponse) => void;

function monitor(resources: string[]): grpc.UntypedServiceImplementation {
  return {
    supportsFeature: (_: unknown, reply: Reply<monitorMessages.SupportsFeatureResponse>) =>
      reply(null, new monitorMessages.SupportsFeatureResponse().setHassupport(true)),
    invoke: (
      { request }: Call<monitorMessages.ResourceInvokeRequest>,
      reply: Reply<monitorMessages.ResourceInvokeResponse>,
    ) => reply(null, new monitorMessages.ResourceInvokeResponse().setReturn(struct(answer(request.getTok())))),
    registerResource: (
      { request }: Call<monitorMessages.RegisterResourceRequest>,
      reply: Reply<monitorMessages.RegisterResourceResponse>,
    ) => {
      resources.push(`${request.getType()} ${request.getName()}`);
      reply(null, registered(request));
    },
    registerResourceOutputs: (_: unknown, reply: Reply<Empty>) => reply(null, new Empty()),
    signalAndWaitForShutdown: (_: unknown, reply: Reply<Empty>) => reply(null, new Empty()),
  };
}

function registered(request: monitorMessages.RegisterResourceRequest): monitorMessages.RegisterResourceResponse {
  const [type, name] = [request.getType(), request.getName()];
  const inputs = (request.getObject()?.toJavaScript() ?? {}) as Properties;
  return new monitorMessages.RegisterResourceResponse()
    .setUrn(`urn:pulumi:test::aslant::${type}::${name}`)
    .setId(request.getCustom() ? `${name}-id` : "")
    .setObject(struct(created(type, name, inputs)));
}

function engine(errors: string[]): grpc.UntypedServiceImplementation {
  return {
    log: ({ request }: Call<engineMessages.LogRequest>, reply: Reply<Empty>) => {
      if (request.getSeverity() === engineMessages.LogSeverity.ERROR) errors.push(request.getMessage());
      reply(null, new Empty());
    },
    getRootResource: (_: unknown, reply: Reply<engineMessages.GetRootResourceResponse>) =>
      reply(null, new engineMessages.GetRootResourceResponse()),
    setRootResource: (_: unknown, reply: Reply<engineMessages.SetRootResourceResponse>) =>
      reply(null, new engineMessages.SetRootResourceResponse()),
  };
}

function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as { [key: string]: JavaScriptValue });
}

function listen(server: grpc.Server): Promise<number> {
  return new Promise((done, fail) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, port) => (error ? fail(error) : done(port)));
  });
}

function runProgram(port: number, request: EngineRequest): Promise<number | null> {
  const { stack, config, folder = ROOT, tsconfig = join(ROOT, runtimeOptions().tsconfig) } = request;
  const address = `127.0.0.1:${port}`;
  const where = ["--monitor", address, "--engine", address, "--project", "aslant", "--stack", stack];
  // The working directory is another one than the program's, as it may be under the Pulumi command.
  const child = spawn(process.execPath, [RUNNER, ...where, "--pwd", folder, "."], {
    cwd: __dirname,
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(asLanguageHost(config)),
      PULUMI_NODEJS_TYPESCRIPT: "true",
      PULUMI_NODEJS_TSCONFIG_PATH: tsconfig,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((done, fail) => child.on("error", fail).on("exit", (exitCode) => done(exitCode)));
}

/** Pulumi's language host writes `aslant:config:logLevel` for `aslant:logLevel`. */
function asLanguageHost(config: EngineRequest["config"]): EngineRequest["config"] {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(":", ":config:"), value]));
}
