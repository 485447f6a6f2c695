import type { Diagnostic } from "../diagnostic";

/** The code of nearly everything that AWS refuses. */
const SCHEMA = "SCHEMA_VALIDATION_FAILED";

/** A finding for which AWS refuses the definition; the code is SCHEMA_VALIDATION_FAILED unless another is given. */
export function error(location: string, message: string, more: { code?: string; fix?: string } = {}): Diagnostic {
  const { code = SCHEMA, fix } = more;
  const finding = { code, severity: "error", location: location === "" ? "/" : location, message } as const;
  return fix === undefined ? finding : { ...finding, fix };
}

/** A finding that AWS lets pass and a run may not. */
export function warning(code: string, location: string, message: string, fix?: string): Diagnostic {
  const finding = { code, severity: "warning", location: location === "" ? "/" : location, message } as const;
  return fix === undefined ? finding : { ...finding, fix };
}

/** Names as AWS lists them: `[Next, End]`. */
export function list(names: Iterable<string>): string {
  return `[${[...names].join(", ")}]`;
}
