import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Table } from "../../dsl";

/** Sample rows of a table, by the name under which they are loaded. */
export interface Seed {
  readonly table: Table;
  readonly rows: readonly Readonly<Record<string, AttributeValue>>[];
}
