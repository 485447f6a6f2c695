import { NamedError } from "./shared/named-error";

/** A topic as DynamoDB holds it in a list: a text, or a map with a name beside it. */
export type ListedTopic =
  | { readonly S: string }
  | { readonly M: { readonly topic: { readonly S: string }; readonly name: { readonly S: string } } };

/** A topic in plain JSON. */
export interface LoggedTopic {
  readonly topic: string;
  readonly name?: string;
}

/** Writes a topic to the log, and gives it back without DynamoDB's types. */
export async function handler(listed: ListedTopic): Promise<LoggedTopic> {
  const logged = plain(listed);
  console.log(JSON.stringify(logged));
  return logged;
}

function plain(listed: ListedTopic): LoggedTopic {
  const { S: text, M: map } = listed as {
    readonly S?: unknown;
    readonly M?: Readonly<Record<string, { S?: unknown }>>;
  };
  if (typeof text === "string") return { topic: text };
  const [topic, name] = [map?.["topic"]?.S, map?.["name"]?.S];
  if (typeof topic === "string" && typeof name === "string") return { topic, name };
  throw new NamedError(
    "InvalidInputError",
    `Expected a text, or a map with topic and name; received ${quote(listed)}.`,
  );
}

function quote(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? "nothing";
}
