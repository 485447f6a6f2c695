/** What kinds of resource a workflow or handler can name before they are deployed. */
export type ResourceKind =
  | "function"
  | "bucket"
  | "table"
  | "topic"
  | "queue"
  | "collection"
  | "stateMachine"
  | "activity";

/** Which property of a deployed resource is wanted. */
export type ResourceAttribute = "Arn" | "Name" | "Url";

/**
 * A value that exists only after deployment, kept as an object so that nothing is ever spliced into text.
 * `bind` swaps it for a string; printed for people it reads `${DetectFaces.Arn}`.
 */
export interface Binding {
  readonly kind: "binding";
  readonly resource: ResourceKind;
  /** The declared name, `detect-faces`. */
  readonly name: string;
  readonly attribute: ResourceAttribute;
}

// An author's own data may look like one.
const bindings = new WeakSet<object>();

/** Makes a binding. */
export function binding(resource: ResourceKind, name: string, attribute: ResourceAttribute): Binding {
  const made: Binding = Object.freeze({ kind: "binding", resource, name, attribute });
  bindings.add(made);
  return made;
}

/** Whether a value is a binding. */
export function isBinding(value: unknown): value is Binding {
  return typeof value === "object" && value !== null && bindings.has(value);
}

/** The way a binding is printed for people and snapshots: `${DetectFaces.Arn}`. */
export function printBinding({ name, attribute }: Binding): string {
  return `\${${pascalCase(name)}.${attribute}}`;
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
