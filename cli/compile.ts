import type { QueryLanguage } from "../asl/definition";
import { bind, printBinding } from "../dsl";
import { parseArguments } from "./arguments";
import { parameterOptions, parameterUsage, readParameters } from "./parameters";
import { printJson } from "./print";
import { suggestion } from "./suggestion";
import { UsageError, type Verb } from "./verb";
import { compileNamed } from "./workflow";

const queryLanguages: readonly QueryLanguage[] = ["JSONPath", "JSONata"];

/** `aslant compile`: the ASL of a workflow, with `${DetectFaces.Arn}` where a deployment puts ARNs. */
export const verb: Verb = {
  name: "compile",
  summary: "validate a workflow and print its ASL",
  usage: `WORKFLOW [options]

  --query-language NAME
                   JSONPath or JSONata, in place of the workflow's own${parameterUsage}`,
  async run(args, io) {
    const options = { "query-language": { type: "string" }, ...parameterOptions } as const;
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const given = values["query-language"];
    const queryLanguage = given === undefined ? undefined : checkQueryLanguage(given);
    const parameters = readParameters(positionals[0]!, values.parameter);
    const compiled = compileNamed(positionals[0]!, io.stderr, { ...(queryLanguage && { queryLanguage }), parameters });
    io.stdout.write(printJson(bind(compiled.definition, printBinding)));
    return 0;
  },
};

function checkQueryLanguage(text: string): QueryLanguage {
  const known = queryLanguages.find((name) => name.toLowerCase() === text.toLowerCase());
  if (known) return known;
  throw new UsageError(`unknown query language "${text}". ${suggestion(text, queryLanguages)}`);
}
