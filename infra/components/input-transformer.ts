import { type EventTemplate, isEventPath } from "../../dsl/declare/trigger";

/** EventBridge's way to build an input from an event: named paths, and JSON with `<name>` in their places. */
export interface InputTransformer {
  readonly inputPaths: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/**
 * Says a template in EventBridge's words. EventBridge quotes texts that it puts in by itself.
 *
 * @example inputTransformer({ key: eventPath("$.detail.object.key") }) // inputTemplate: {"key":<value1>}
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function inputTransformer(template: EventTemplate): InputTransformer {
  const names = new Map(pathsOf(template).map((path, index) => [path, `value${index + 1}`] as const));
  const inputPaths = Object.fromEntries([...names].map(([path, name]) => [name, path]));
  return { inputPaths, inputTemplate: write(template, names) };
}

function pathsOf(template: EventTemplate): readonly string[] {
  if (typeof template !== "object" || template === null) return [];
  if (isEventPath(template)) return [template.path];
  return [
    ...new Set(Object.values<EventTemplate>(template as Readonly<Record<string, EventTemplate>>).flatMap(pathsOf)),
  ];
}

function write(template: EventTemplate, names: ReadonlyMap<string, string>): string {
  if (typeof template !== "object" || template === null) return JSON.stringify(template);
  if (isEventPath(template)) return `<${names.get(template.path)}>`;
  if (Array.isArray(template)) return `[${template.map((item: EventTemplate) => write(item, names)).join(",")}]`;
  const fields = Object.entries<EventTemplate>(template as Readonly<Record<string, EventTemplate>>);
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${write(value, names)}`).join(",")}}`;
}
