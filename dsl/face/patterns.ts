import type { Mode } from "../types/chain";

/** What a machine lets an integration be: Express workflows neither wait for jobs nor for tokens, and call no activities. */
export type AllowedIn<M extends Mode> = M["type"] extends "EXPRESS"
  ? { readonly pattern?: "requestResponse" }
  : unknown;
