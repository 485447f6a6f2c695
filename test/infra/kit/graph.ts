import * as pulumi from "@pulumi/pulumi";
import { answer, created, type Properties } from "./cloud";

/** A resource as a program registered it, options and all. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputs: Properties;
  readonly parent: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly dependsOn: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Everything that a program did. */
export interface Graph {
  readonly resources: readonly Registered[];
  readonly outputs: Properties;
}

/** Which stack a program runs for. */
export interface Run {
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** Nothing exists yet, so that what AWS makes up is unknown. */
  readonly preview?: boolean;
}

/** Runs a program without Pulumi's engine. Whatever goes wrong on the way, even in an `apply`, is an error here. */
export async function runProgram(program: () => Promise<pulumi.Inputs>, run: Run): Promise<Graph> {
  const resources: Registered[] = [];
  const failures: unknown[] = [];
  const collect = (reason: unknown) => failures.push(reason);
  process.on("unhandledRejection", collect);
  try {
    const outputs = await execute(program, run, (registered) => resources.push(registered));
    if (failures.length > 0) throw failures[0];
    return { resources: resources.sort((left, right) => (left.urn < right.urn ? -1 : 1)), outputs };
  } finally {
    process.off("unhandledRejection", collect);
  }
}

async function execute(
  program: () => Promise<pulumi.Inputs>,
  { stack, config, preview = false }: Run,
  record: (registered: Registered) => void,
): Promise<Properties> {
  const known = (value: Properties) => (preview ? {} : value);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => ({
        id: preview ? undefined : `${name}-id`,
        state: preview ? inputs : created(type, name, inputs),
      }),
      call: ({ token }) => known(answer(token)),
    },
    "aslant",
    stack,
    preview,
  );
  pulumi.runtime.setAllConfig({ ...config });
  listen(record);
  const outputs = await pulumi.runtime.runInPulumiStack(program);
  // Without it the last resources are missing. Pulumi's types leave it out.
  await (pulumi.runtime as unknown as { waitForRPCs(): Promise<void> }).waitForRPCs();
  return resolve(outputs);
}

interface RegisterRequest {
  toObject(): Record<string, unknown> & {
    readonly propertydependenciesMap: readonly (readonly [string, { readonly urnsList: readonly string[] }])[];
  };
  getObject(): { toJavaScript(): Properties };
}

interface RegisterResponse {
  getUrn(): string;
}

interface Monitor {
  registerResource(request: RegisterRequest, callback: (error: unknown, response: RegisterResponse) => void): void;
}

/** Mocks are shown inputs only. Options are in the request itself. */
function listen(record: (registered: Registered) => void): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) =>
    register(request, (error, response) => {
      if (!error) record(registeredFrom(request, response.getUrn()));
      callback(error, response);
    });
}

function registeredFrom(request: RegisterRequest, urn: string): Registered {
  const raw = request.toObject();
  return {
    urn,
    type: String(raw["type"]),
    name: String(raw["name"]),
    custom: Boolean(raw["custom"]),
    inputs: request.getObject().toJavaScript(),
    parent: String(raw["parent"]),
    protect: Boolean(raw["protect"]),
    retainOnDelete: Boolean(raw["retainondelete"]),
    dependsOn: [...(raw["dependenciesList"] as readonly string[])].sort(),
    propertyDependencies: Object.fromEntries(raw.propertydependenciesMap.map(([key, { urnsList }]) => [key, urnsList])),
  };
}

function resolve(outputs: pulumi.Inputs | undefined): Promise<Properties> {
  return new Promise((done) => {
    pulumi.output(outputs ?? {}).apply((values) => done(values));
  });
}
