/** Any value as it is quoted in a message; whatever it is, quoting it does not fail. */
export function quoted(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function" || (typeof value === "object" && value !== null)) return `(${typeof value})`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
