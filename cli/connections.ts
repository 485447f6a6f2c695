import { readFileSync } from "node:fs";
import { isJsonObject, type Json } from "../asl/json";
import type { Connections } from "../local/tasks";
import { fileReason } from "./file-reason";
import { suggestion } from "./suggestion";
import { Failure } from "./verb";

/** The option of verbs that perform HTTP Tasks. */
export const connectionOptions = { connections: { type: "string" } } as const;

/** One line for the usage of those verbs. */
export const connectionUsage = `
  --connections FILE  EventBridge connections for HTTP Tasks: by name, the AuthParameters of CreateConnection`;

const FIELDS = ["BasicAuthParameters", "ApiKeyAuthParameters", "OAuthParameters", "InvocationHttpParameters"];

/**
 * The connections of a file. What they hold is secret, so no message quotes it.
 *
 * @throws Failure when the file cannot be read, or holds no connections
 */
export function readConnections(path: string): Connections {
  const connections = parse(path);
  if (!isJsonObject(connections))
    throw new Failure(`The file "${path}" must hold an object, with connections by name.`);
  for (const [name, connection] of Object.entries(connections)) {
    const fields = isJsonObject(connection) ? Object.keys(connection) : [];
    const unknown = fields.find((field) => !FIELDS.includes(field));
    if (unknown !== undefined || fields.length === 0) {
      const why = unknown === undefined ? "has no parameters" : `has an unknown field "${unknown}"`;
      throw new Failure(`The connection "${name}" in "${path}" ${why}. ${suggestion(unknown ?? "", FIELDS)}`);
    }
  }
  return connections as unknown as Connections;
}

function parse(path: string): Json {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Json;
  } catch (error) {
    const reason = error instanceof SyntaxError ? "it is not JSON" : fileReason(error);
    throw new Failure(`The connections "${path}" cannot be read: ${reason}.`);
  }
}
