import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineType } from "../../asl/definition";

/** A definition, and what AWS is known or believed to say of it. */
export interface DefinitionCase {
  readonly name: string;
  readonly text: string;
  readonly type: StateMachineType;
  readonly valid: boolean;
  readonly category: string;
  /** AWS's message, or what is known of it. */
  readonly expected: string | undefined;
  /** Whether placeholders are left in the text. */
  readonly substitutions: boolean;
}

interface Entry {
  readonly name: string;
  readonly file?: string;
  readonly valid?: boolean;
  readonly category?: string | null;
  readonly kind?: string;
  readonly expected?: string | null;
  readonly machine_type?: StateMachineType;
  readonly doubt?: string | null;
}

interface Recording {
  readonly id: string;
  readonly kind: string;
  readonly type?: StateMachineType;
  readonly definition?: unknown;
  readonly expected: unknown;
}

/**
 * The definitions of a folder: labelled ones and samples by their index.json, or recorded executions, one a file, whose
 * definitions AWS took or, when creating them failed, did not take.
 */
export function readCases(path: string): readonly DefinitionCase[] {
  const index = join(path, "index.json");
  if (!existsSync(index))
    return readdirSync(path)
      .sort()
      .flatMap((file) => readRecording(join(path, file)));
  const entries = JSON.parse(readFileSync(index, "utf8")) as readonly Entry[];
  return entries.filter(({ doubt }) => !doubt).map((entry) => readEntry(path, entry));
}

function readEntry(path: string, entry: Entry): DefinitionCase {
  const {
    name,
    file = `${name}.json`,
    valid = true,
    category,
    kind,
    expected,
    machine_type: type = "STANDARD",
  } = entry;
  const text = readFileSync(join(path, file), "utf8");
  const isLabelled = entry.valid !== undefined;
  return {
    name,
    text,
    type,
    valid,
    category: category ?? kind ?? "valid",
    expected: expected ?? undefined,
    substitutions: !isLabelled,
  };
}

const REFUSAL = /SCHEMA_VALIDATION_FAILED|INVALID_|MISSING_|DUPLICATE_|Args=\[/;

function readRecording(path: string): DefinitionCase[] {
  const {
    id: name,
    kind,
    type = "STANDARD",
    definition,
    expected,
  } = JSON.parse(readFileSync(path, "utf8")) as Recording;
  // A state that is tested alone is no definition.
  if (!definition || kind === "test-state") return [];
  const text = typeof definition === "string" ? definition : JSON.stringify(definition);
  const refused = (kind === "create-error" || kind === "validate") && REFUSAL.test(JSON.stringify(expected));
  const message = refused ? messageOf(expected) : undefined;
  return [{ name, text, type, valid: !refused, category: kind, expected: message, substitutions: true }];
}

/** `CODE: message at /location`, from an exception or from the first diagnostic. */
function messageOf(expected: unknown): string {
  const { diagnostics } = expected as {
    readonly diagnostics?: readonly { code: string; message: string; location: string }[];
  };
  const [first] = diagnostics ?? [];
  if (first !== undefined) return `${first.code}: ${first.message} at ${first.location}`;
  const { exception } = expected as {
    readonly exception?: { readonly message?: string; readonly exception_value?: string };
  };
  return exception?.message ?? exception?.exception_value ?? "";
}
