import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineDefinition } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import { derivePolicy, type PolicyStatement, policyDocuments } from "../../asl/policy";

interface Judged {
  readonly file: string;
  readonly statements: readonly PolicyStatement[];
  readonly errors: readonly Diagnostic[];
}

/**
 * `npm run conformance -- policies PATH`: derives a policy for each definition of a folder and prints how many needed the
 * author to `allow` something. With `--list`, what for.
 */
export async function run(path: string, args: readonly string[]): Promise<boolean> {
  const files = readdirSync(path).filter((file) => file.endsWith(".json") && file !== "index.json");
  const judged = await Promise.all(files.map((file) => judge(path, file)));
  const incomplete = judged.filter(({ errors }) => errors.length > 0);
  const statements = judged.flatMap((one) => one.statements);
  const loose = statements.filter(isLoose);
  console.log(`definitions with a policy: ${judged.length} of ${files.length}`);
  console.log(`of these need allow: ${incomplete.length}`);
  console.log(`statements: ${statements.length}, on every resource: ${statements.filter(isOnEverything).length}`);
  console.log(`statements with a wildcard action, or on every resource without a reason: ${loose.length}`);
  if (args.includes("--list")) for (const one of incomplete) print(one);
  return files.length > 0 && loose.length === 0;
}

async function judge(path: string, file: string): Promise<Judged> {
  const definition = JSON.parse(readFileSync(join(path, file), "utf8")) as StateMachineDefinition;
  const { statements, diagnostics } = await derivePolicy(definition);
  policyDocuments(statements);
  return { file, statements, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

function isOnEverything({ resources }: PolicyStatement): boolean {
  return resources.includes("*");
}

function isLoose(statement: PolicyStatement): boolean {
  const { actions, reason } = statement;
  return actions.some((action) => action.includes("*")) || (isOnEverything(statement) && reason === undefined);
}

function print({ file, errors }: Judged): void {
  console.log(`\n${file}`);
  for (const { code, message } of errors) console.log(`  ${code}: ${message}`);
}
