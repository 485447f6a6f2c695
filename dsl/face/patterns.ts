import type { Machine } from "../types/chain";

/** What a machine lets an integration be: Express workflows neither wait for jobs nor for tokens, and call no activities. */
export type AllowedIn<M extends Machine> = M["type"] extends "EXPRESS"
  ? { readonly pattern?: "requestResponse" }
  : unknown;
