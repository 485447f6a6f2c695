import { writeFileSync } from "node:fs";
import { describeEvent } from "../local/interpreter";
import { parseArguments } from "./arguments";
import { describeFailure, type Ended, execute } from "./execute";
import { fileReason } from "./file-reason";
import { readInput } from "./input";
import { startLocalStack } from "./local-stack";
import { parameterOptions, parameterUsage, readParameters } from "./parameters";
import { duration, printJson } from "./print";
import { readStackOptions, stackOptions, stackUsage } from "./stack-options";
import { Failure, type Io, UsageError, type Verb } from "./verb";
import { compileNamed } from "./workflow";

const options = {
  ...stackOptions,
  ...parameterOptions,
  input: { type: "string" },
  json: { type: "boolean" },
  history: { type: "string" },
} as const;

/** `aslant run`: one execution of any workflow, with the real handlers on the local stack. */
export const verb: Verb = {
  name: "run",
  summary: "run a workflow on this machine with its real handlers",
  usage: `WORKFLOW --input FILE|JSON [options]

  --input FILE|JSON  the execution's input; - reads standard input
  --json             print the whole result as JSON, not only the output
  --history FILE     write the execution's history, as GetExecutionHistory gives it${parameterUsage}${stackUsage}`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const stackOptions = readStackOptions(values);
    if (values.input === undefined) throw new UsageError("--input is missing");
    const name = positionals[0]!;
    const compiled = compileNamed(name, io.stderr, { parameters: readParameters(name, values.parameter) });
    const input = readInput(values.input);
    if (values.history !== undefined) writeHistory(values.history, []);
    const stack = await startLocalStack(stackOptions);
    try {
      const ended = await execute(compiled, input, stack, io);
      if (values.history !== undefined) writeHistory(values.history, ended.history);
      print(ended, values.json === true, io);
      return io.signal.aborted ? 130 : ended.result.status === "SUCCEEDED" ? 0 : 1;
    } finally {
      await stack.close();
    }
  },
};

function print({ arn, result, elapsedMs }: Ended, whole: boolean, io: Io): void {
  if (whole) io.stdout.write(printJson({ executionArn: arn, ...result }));
  else if (result.status === "SUCCEEDED") io.stdout.write(printJson(result.output));
  const ending = result.status === "SUCCEEDED" ? result.status : describeFailure(result);
  io.stderr.write(`${ending} (${duration(elapsedMs)})\n`);
}

/** Written empty before the run, so that a path that cannot be written is known in time. */
function writeHistory(path: string, history: Ended["history"]): void {
  try {
    writeFileSync(path, printJson({ events: history.map((event) => describeEvent(event)) }));
  } catch (error) {
    throw new Failure(`The history "${path}" cannot be written: ${fileReason(error)}.`);
  }
}
