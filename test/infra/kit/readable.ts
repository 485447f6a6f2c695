import type { Graph, Registered } from "./graph";

/** Pulumi's mark on values that are not plain JSON. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/** A graph for people to read and to compare: names for URNs, JSON for texts that hold it, file names for archives. */
export function readable({ resources }: Graph): readonly unknown[] {
  return resources.filter(({ type }) => type !== "pulumi:pulumi:Stack").map(readableResource);
}

function readableResource(resource: Registered): unknown {
  const { type, name, parent, protect, retainOnDelete, dependsOn, custom, inputs } = resource;
  return {
    type,
    name,
    parent: shortName(parent),
    ...(protect && { protect }),
    ...(retainOnDelete && { retainOnDelete }),
    ...(custom && { dependsOn: dependsOn.map(shortName), inputs: readableValue(inputs) }),
  };
}

function shortName(urn: string): string {
  const [type, name] = urn.split("::").slice(2);
  return `${type?.split("$").at(-1)} ${name}`;
}

function readableValue(value: unknown): unknown {
  if (typeof value === "string") return parsed(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(readableValue);
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields[SIGNATURE] === ARCHIVE) return { archive: Object.keys(fields["assets"] as object).sort() };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, readableValue(field)]));
}

function parsed(text: string): unknown {
  if (!text.startsWith("{")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
