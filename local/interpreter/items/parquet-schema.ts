import type { SchemaElement, SchemaTree } from "hyparquet";

/** The tree that a schema lists depth first, as hyparquet's `parquetSchema` makes it, which is loaded only when needed. */
export function schemaTree(schema: readonly SchemaElement[], at = 0, path: readonly string[] = []): SchemaTree {
  const element = schema[at] as SchemaElement;
  const children: SchemaTree[] = [];
  let count = 1;
  for (let left = element.num_children ?? 0; left > 0; left--) {
    const name = schema[at + count]?.name ?? "";
    const child = schemaTree(schema, at + count, [...path, name]);
    children.push(child);
    count += child.count;
  }
  return { element, children, count, path: [...path] };
}
