import type { Json } from "../json";

/** Prints a value as Java does, which is what States.Format inserts: `{name=Ann, ids=[1, 2]}`. */
export function printJava(value: Json): string {
  if (typeof value === "number") return printNumber(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(printJava).join(", ")}]`;
  const entries = Object.entries(value).map(([name, item]) => `${name}=${printJava(item)}`);
  return `{${entries.join(", ")}}`;
}

function printNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e7 ? String(value) : printScientific(value);
}

// Java writes 1.0E-4 where JavaScript writes 1e-4.
function printScientific(value: number): string {
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}
