import type { LocalStackOptions } from "./local-stack";
import { UsageError } from "./verb";

/** The options of every verb that starts the local stack. */
export const stackOptions = {
  folder: { type: "string", default: ".aslant" },
  fresh: { type: "boolean", default: false },
  port: { type: "string" },
} as const;

/** One line an option, for the usage of those verbs. */
export const stackUsage = `
  --folder FOLDER  where state is kept (.aslant)
  --fresh          forget that state first
  --port PORT      where the local AWS services listen (any free port)`;

/** Reads them. @throws UsageError when the port is no port */
export function readStackOptions(values: {
  readonly folder: string;
  readonly fresh: boolean;
  readonly port?: string | undefined;
}): LocalStackOptions {
  const { folder, fresh, port } = values;
  if (port === undefined) return { folder, fresh };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a whole number from 0 to 65535, not "${port}"`);
  }
  return { folder, fresh, port: Number(port) };
}
