import type { StateMachineType } from "../asl/definition";
import { compile } from "../dsl";
import { workflows } from "../workflows";
import { parseArguments } from "./arguments";
import { printJson } from "./print";
import { checkSource } from "./source/check-source";
import { checkWorkflow } from "./source/check-workflow";
import { countFindings, type PlacedFinding, printFindings } from "./source/print-findings";
import { isFile, noSuchTarget, readSource } from "./source/read-source";
import { suggestion } from "./suggestion";
import { UsageError, type Verb } from "./verb";

const options = { type: { type: "string" }, json: { type: "boolean" } } as const;
const TYPES: readonly StateMachineType[] = ["STANDARD", "EXPRESS"];

/** `aslant validate`: everything that AWS would refuse in a definition, and what it would accept and regret. */
export const verb: Verb = {
  name: "validate",
  summary: "find what is wrong with a workflow or an ASL file",
  usage: `FILE|-|WORKFLOW [options]

  FILE is JSON or YAML; - reads standard input
  --type STANDARD|EXPRESS   the type of the state machine; STANDARD, or the workflow's own
  --json                    print the findings as JSON`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const [target = ""] = positionals;
    const findings = check(target, values.type === undefined ? undefined : checkType(values.type));
    const diagnostics = findings.map(({ diagnostic }) => diagnostic);
    const valid = !diagnostics.some(({ severity }) => severity === "error");
    const name = target === "-" ? "<stdin>" : target;
    if (values.json) {
      io.stdout.write(printJson({ file: name, valid, diagnostics }));
    } else {
      io.stdout.write(printFindings(findings, name, io.stdout.columns));
      io.stdout.write(
        `${findings.length > 0 ? "\n" : ""}${name}: ${valid ? "valid" : "not valid"} (${countFindings(diagnostics)})\n`,
      );
    }
    return valid ? 0 : 1;
  },
};

function check(target: string, type: StateMachineType | undefined): readonly PlacedFinding[] {
  if (isFile(target)) return checkSource(readSource(target), type ?? "STANDARD");
  if (Object.hasOwn(workflows, target))
    return checkWorkflow(compile(workflows[target as keyof typeof workflows]), type);
  throw noSuchTarget(target, Object.keys(workflows));
}

function checkType(text: string): StateMachineType {
  const type = TYPES.find((one) => one === text.toUpperCase());
  if (type !== undefined) return type;
  throw new UsageError(`unknown type "${text}". ${suggestion(text, TYPES)}`);
}
