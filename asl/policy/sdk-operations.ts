import { lookUp } from "./look-up";

/** What an operation of the AWS SDK needs. */
export interface SdkOperation {
  /** IAM actions that every call needs; empty where AWS names none. */
  readonly actions: readonly string[];
  /** The path of the request with the names of its arguments, of API Gateway only, whose resources are paths. */
  readonly path?: string;
  /** The action that a call with `Tags` needs besides. */
  readonly tagging?: string;
  /** Whether roles in the arguments are handed to the service, which takes `iam:PassRole`. */
  readonly passesRoles: boolean;
}

interface ServiceOperations {
  readonly prefix: string;
  /** Operations whose actions are not just `<prefix>:<operation>`, in lower case. */
  readonly operations?: Readonly<Record<string, readonly string[]>>;
  readonly tagging?: Readonly<Record<string, string>>;
  readonly passRole?: readonly string[];
  readonly paths?: Readonly<Record<string, string>>;
}

/** Loaded when first asked for: most commands never need it. */
let services: ReadonlyMap<string, ServiceOperations> | undefined;

function load(): ReadonlyMap<string, ServiceOperations> {
  const data = require("./generated/sdk-operations.json") as Readonly<Record<string, ServiceOperations>>;
  services = new Map(Object.entries(data));
  return services;
}

/** A client's name as the generated data spells it: `cloudwatchlogs`, `databasemigration`. */
function clientName(service: string): string {
  return service
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/service$/, "");
}

/** The IAM prefix of an SDK client by its name in a Resource ARN, or undefined where AWS has no such client. */
export function prefixOfClient(service: string): string | undefined {
  return (services ?? load()).get(clientName(service))?.prefix;
}

/**
 * What an SDK operation needs, by the names in its Resource ARN.
 *
 * @example sdkOperation("s3", "listObjectsV2")?.actions // ["s3:ListBucket"]
 */
export function sdkOperation(service: string, action: string): SdkOperation | undefined {
  const client = (services ?? load()).get(clientName(service));
  if (client === undefined) return undefined;
  const key = action.toLowerCase();
  const tagging = lookUp(client.tagging, key);
  const path = lookUp(client.paths, key);
  return {
    actions: lookUp(client.operations, key) ?? [`${client.prefix}:${action.charAt(0).toUpperCase()}${action.slice(1)}`],
    ...(path !== undefined && { path }),
    ...(tagging !== undefined && { tagging }),
    passesRoles: client.passRole?.includes(key) ?? false,
  };
}
