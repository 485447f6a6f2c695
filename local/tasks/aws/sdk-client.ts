import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { UnavailableError } from "./unavailable-error";

/** What clients of the SDK are made with: region, endpoint, credentials. */
export type ClientConfiguration = Readonly<Record<string, unknown>>;

/** One client, and the commands that its package has. */
export interface SdkClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<object>;
  /** The command of an action, `putItem`; undefined if the service has none. */
  command(action: string): (new (input: unknown) => { schema?: unknown }) | undefined;
}

/** Services whose resource has another name than the SDK's package. */
const PACKAGES: Readonly<Record<string, string>> = {
  states: "sfn",
  events: "eventbridge",
  elasticmapreduce: "emr",
};

const load = createRequire(__filename);

/**
 * Makes a client of a service from the SDK package that the project has installed.
 *
 * @throws UnavailableError where the package is not installed; the message says which
 */
export function createSdkClient(service: string, configuration: ClientConfiguration): SdkClient {
  const name = packageOf(service);
  const exports = load(name) as Readonly<Record<string, unknown>>;
  const Client = Object.entries(exports).find(([key]) => /^[A-Z]\w*Client$/.test(key))?.[1] as new (
    given: ClientConfiguration,
  ) => { send: SdkClient["send"] };
  const client = new Client(configuration);
  return {
    send: (command, options) => client.send(command, options),
    command(action) {
      const key = `${action[0]?.toUpperCase()}${action.slice(1)}Command`;
      return Object.hasOwn(exports, key) ? (exports[key] as ReturnType<SdkClient["command"]>) : undefined;
    },
  };
}

/** The package of a service; resources write its name without hyphens. */
function packageOf(service: string): string {
  const wanted = PACKAGES[service] ?? service;
  const found = installedClients().find((name) => plain(name) === plain(wanted));
  if (found !== undefined) return `@aws-sdk/client-${found}`;
  throw new UnavailableError(
    `The client of ${service} is not installed. Run: npm install --save-dev @aws-sdk/client-${wanted}`,
  );
}

/** Resources leave out a "Service" at the end, as the packages of the SDK for Java do. */
function plain(name: string): string {
  return name.replaceAll("-", "").replace(/service$/, "");
}

function installedClients(): readonly string[] {
  const folders = load.resolve.paths("@aws-sdk/client-s3") ?? [];
  return folders
    .flatMap((folder) => entriesOf(join(folder, "@aws-sdk")))
    .flatMap((name) => /^client-(.+)$/.exec(name)?.[1] ?? []);
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
