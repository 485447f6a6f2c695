import type { Diagnostic } from "../diagnostic";
import type { Json } from "../json";
import { QUOTAS } from "../quotas";
import { error } from "../rules/finding";
import { type JsonProblem, scanJson } from "./scan-json";

/** A definition read from text, or why it cannot be read. */
export type ParsedDefinition =
  | { readonly ok: true; readonly definition: Json; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the text of a definition as CreateStateMachine would: with AWS's code, wording and location for text that is
 * not JSON or is too long.
 *
 * @example parseDefinition("not a definition").diagnostics[0]?.code // "INVALID_JSON_DESCRIPTION"
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function parseDefinition(text: string): ParsedDefinition {
  if (text.trim() === "") return refused(error("/", "Definition must be a valid JSON object"));
  if (text.length > QUOTAS.definitionCharacters) return refused(tooLong(text));
  try {
    return { ok: true, definition: JSON.parse(text) as Json, diagnostics: [] };
  } catch {
    return refused(notJson(text, scanJson(text).error));
  }
}

function refused(diagnostic: Diagnostic): ParsedDefinition {
  return { ok: false, diagnostics: [diagnostic] };
}

function tooLong({ length }: string): Diagnostic {
  const message = `The definition has ${length} characters; the service takes at most ${QUOTAS.definitionCharacters}`;
  return error("/", message, { code: "DEFINITION_TOO_LARGE" });
}

function notJson(text: string, problem: JsonProblem = { message: "The text is not JSON", offset: 0 }): Diagnostic {
  const before = text.slice(0, problem.offset);
  const line = before.split("\n").length;
  const column = problem.offset - before.lastIndexOf("\n");
  const shown = text.length > 500 ? `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]` : `${text}"`;
  const location = `[Source: (String)"${shown}; line: ${line}, column: ${column}]`;
  return error(location, `${problem.message}\n at ${location}`, { code: "INVALID_JSON_DESCRIPTION" });
}
