import type { Diagnostic } from "../../asl/diagnostic";
import { parseDefinition } from "../../asl/json-text";
import { validate } from "../../asl/validate";
import { type DefinitionCase, readCases } from "./definition-cases";

/** What must hold; the run fails below. */
const MINIMUM_CAUGHT = 0.97;
const MINIMUM_AGREED = 0.98;
/** Of definitions that are labelled one by one, and of samples, of which some hold faults that nobody has labelled. */
const MAXIMUM_REJECTED = { labelled: 0, samples: 0.015 };

interface Judged {
  readonly one: DefinitionCase;
  readonly errors: readonly Diagnostic[];
}

/**
 * `npm run conformance -- definitions PATH`: validates labelled definitions, sample workflows or the definitions of
 * recorded executions, and prints, by category, how many of the invalid are caught and how many of the valid rejected.
 * With `--list`, every wrong verdict too.
 */
export async function run(path: string, args: readonly string[]): Promise<boolean> {
  const judged = readCases(path).map(judge);
  const invalid = judged.filter(({ one }) => !one.valid);
  const valid = judged.filter(({ one }) => one.valid);
  const missed = invalid.filter(({ errors }) => errors.length === 0);
  const rejected = valid.filter(({ errors }) => errors.length > 0);
  const recorded = invalid.filter(({ one }) => recordedFinding(one) !== undefined);
  const different = recorded.filter((found) => !agrees(found));

  printCategories(invalid);
  const caught = printShare("invalid caught", invalid.length - missed.length, invalid.length);
  const refused = printShare("valid rejected", rejected.length, valid.length);
  const agreed = printShare(
    "code and location as AWS recorded them",
    recorded.length - different.length,
    recorded.length,
  );
  if (args.includes("--list")) for (const found of [...missed, ...rejected, ...different]) printCase(found);
  const limit = MAXIMUM_REJECTED[judged.some(({ one }) => one.substitutions) ? "samples" : "labelled"];
  return caught >= MINIMUM_CAUGHT && refused <= limit && agreed >= MINIMUM_AGREED;
}

function judge(one: DefinitionCase): Judged {
  const { text, type, substitutions } = one;
  const parsed = parseDefinition(text);
  const diagnostics = parsed.ok ? validate(parsed.definition, { type, substitutions }) : parsed.diagnostics;
  return { one, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

/** The first `CODE: message at /location` in a recorded message of AWS. */
function recordedFinding({
  expected = "",
}: DefinitionCase): { code: string; location: string | undefined } | undefined {
  const found = /([A-Z][A-Z_]+_[A-Z_]+): [^/]*?(?: at (\/[^,']*|null))?(?:'|,|$)/.exec(expected);
  if (found === null) return undefined;
  const [, code = "", location] = found;
  return { code, location: location === "null" ? "" : location };
}

function agrees({ one, errors }: Judged): boolean {
  const wanted = recordedFinding(one);
  return errors.some(({ code, location }) => {
    return code === wanted?.code && (wanted.location === undefined || wanted.location === location);
  });
}

function printCategories(invalid: readonly Judged[]): void {
  const categories = [...new Set(invalid.map(({ one }) => one.category))].sort();
  for (const category of categories) {
    const cases = invalid.filter(({ one }) => one.category === category);
    const caught = cases.filter(({ errors }) => errors.length > 0).length;
    console.log(`${category.padEnd(24)} caught ${String(caught).padStart(3)}  missed ${cases.length - caught}`);
  }
}

/** Prints how many of how many, and gives the share; of nothing, all. */
function printShare(name: string, part: number, whole: number): number {
  const share = whole === 0 ? Number(name !== "valid rejected") : part / whole;
  console.log(`${name}: ${part} of ${whole}${whole === 0 ? "" : ` (${(share * 100).toFixed(1)} %)`}`);
  return share;
}

function printCase({ one, errors }: Judged): void {
  const found = errors.map(({ code, location, message }) => `${code}: ${message} at ${location}`);
  console.log(
    `\n${one.name}\n  expected: ${one.expected ?? "valid"}\n  found:    ${found.join("\n            ") || "nothing"}`,
  );
}
