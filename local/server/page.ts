import { createHash } from "node:crypto";
import { refusals } from "./errors";

/** A part of a list, and how to ask for the next part. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

const DEFAULT_RESULTS = 100;

/** As many results as were asked for; 0 and nothing say the default. */
export function pageSize(maxResults: number | undefined): number {
  return maxResults || DEFAULT_RESULTS;
}

/** A token for the position where a list goes on. `list` says which list it is, so that no other takes the token. */
export function pageToken(list: string, position: number): string {
  return Buffer.from(`${position}.${digest(list)}`).toString("base64url");
}

/** @throws AwsError InvalidToken */
export function pagePosition(list: string, token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const [position = "", mark] = Buffer.from(token, "base64url").toString("latin1").split(".");
  if (mark !== digest(list) || !/^\d{1,15}$/.test(position)) throw refusals.invalidToken();
  return Number(position);
}

/** The page of a list that is in memory. */
export function pageOf<T>(list: string, all: readonly T[], maxResults?: number, token?: string): Page<T> {
  const start = pagePosition(list, token) ?? 0;
  const end = start + pageSize(maxResults);
  const items = all.slice(start, end);
  return end < all.length ? { items, nextToken: pageToken(list, end) } : { items };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
