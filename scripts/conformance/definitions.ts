import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineType } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import { parseDefinition } from "../../asl/json-text";
import { validate } from "../../asl/validate";

/** What must hold; the run fails below. */
const MINIMUM_CAUGHT = 0.97;
const MAXIMUM_REJECTED = 0;

/** One entry of the corpus's index.json. */
interface Entry {
  readonly name: string;
  readonly file: string;
  readonly valid: boolean;
  readonly category: string | null;
  readonly expected: string | null;
  readonly machine_type: StateMachineType;
  readonly doubt: string | null;
}

interface Judged {
  readonly entry: Entry;
  readonly errors: readonly Diagnostic[];
}

/**
 * `npm run conformance -- definitions PATH`: validates labelled definitions and prints, by category, how many of the
 * invalid are caught and how many of the valid rejected. With `--list`, every wrong verdict too.
 */
export async function run(path: string, args: readonly string[]): Promise<boolean> {
  const entries = JSON.parse(readFileSync(join(path, "index.json"), "utf8")) as Entry[];
  const judged = entries.filter(({ doubt }) => doubt === null).map((entry) => judge(path, entry));
  const invalid = judged.filter(({ entry }) => !entry.valid);
  const valid = judged.filter(({ entry }) => entry.valid);
  const missed = invalid.filter(({ errors }) => errors.length === 0);
  const rejected = valid.filter(({ errors }) => errors.length > 0);
  const recorded = invalid.filter(({ entry }) => recordedFinding(entry) !== undefined);
  const different = recorded.filter((one) => !agrees(one));

  printCategories(invalid);
  const caught = (invalid.length - missed.length) / Math.max(1, invalid.length);
  console.log(`invalid caught: ${invalid.length - missed.length} of ${invalid.length} (${percent(caught)})`);
  console.log(`valid rejected: ${rejected.length} of ${valid.length}`);
  console.log(`code and location as AWS recorded them: ${recorded.length - different.length} of ${recorded.length}`);
  if (args.includes("--list")) for (const one of [...missed, ...rejected, ...different]) printCase(one);
  return caught >= MINIMUM_CAUGHT && rejected.length <= MAXIMUM_REJECTED && different.length === 0;
}

function judge(path: string, entry: Entry): Judged {
  const parsed = parseDefinition(readFileSync(join(path, entry.file), "utf8"));
  const options = { type: entry.machine_type, substitutions: false };
  const diagnostics = parsed.ok ? validate(parsed.definition, options) : parsed.diagnostics;
  return { entry, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

/** The first `CODE: message at /location` in a recorded message of AWS. */
function recordedFinding({ expected }: Entry): { code: string; location: string | undefined } | undefined {
  const found = /([A-Z][A-Z_]+_[A-Z_]+): [^/]*?(?: at (\/[^,']*|null))?(?:'|,|$)/.exec(expected ?? "");
  if (found === null) return undefined;
  const [, code = "", location] = found;
  return { code, location: location === "null" ? "" : location };
}

function agrees({ entry, errors }: Judged): boolean {
  const wanted = recordedFinding(entry);
  return errors.some(
    ({ code, location }) => code === wanted?.code && (wanted.location === undefined || wanted.location === location),
  );
}

function printCategories(invalid: readonly Judged[]): void {
  const categories = [...new Set(invalid.map(({ entry }) => entry.category ?? "none"))].sort();
  for (const category of categories) {
    const cases = invalid.filter(({ entry }) => (entry.category ?? "none") === category);
    const caught = cases.filter(({ errors }) => errors.length > 0).length;
    console.log(`${category.padEnd(24)} caught ${String(caught).padStart(3)}  missed ${cases.length - caught}`);
  }
}

function printCase({ entry, errors }: Judged): void {
  const found = errors.map(({ code, location, message }) => `${code}: ${message} at ${location}`);
  console.log(
    `\n${entry.name}\n  expected: ${entry.expected ?? "valid"}\n  found:    ${found.join("\n            ") || "nothing"}`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
