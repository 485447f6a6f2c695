import { writeFileSync } from "node:fs";
import { describeEvent } from "../local/interpreter";
import { parseArguments } from "./arguments";
import { connectionOptions, connectionUsage, readConnections } from "./connections";
import { describeFailure, type Ended, execute } from "./execute";
import { fileReason } from "./file-reason";
import { readInput } from "./input";
import { startLocalStack } from "./local-stack";
import { mockOptions, mockUsage, readMocks } from "./mocks";
import { parameterOptions, parameterUsage } from "./parameters";
import { duration, printJson } from "./print";
import { runnable } from "./runnable";
import { sampleInput, sampleOptions, sampleUsage } from "./samples";
import { readStackOptions, stackOptions, stackUsage } from "./stack-options";
import { Failure, type Io, UsageError, type Verb } from "./verb";

const options = {
  ...stackOptions,
  ...parameterOptions,
  ...mockOptions,
  ...connectionOptions,
  ...sampleOptions,
  type: { type: "string" },
  input: { type: "string" },
  json: { type: "boolean" },
  history: { type: "string" },
} as const;

/** `aslant run`: one execution of any workflow or definition, with the real handlers on the local stack, or with mocks. */
export const verb: Verb = {
  name: "run",
  summary: "run a workflow or an ASL file on this machine, with the real handlers or with mocks",
  usage: `WORKFLOW|FILE --input FILE|JSON [options]

  FILE is a definition in JSON or YAML
  --input FILE|JSON  the execution's input; - reads standard input
  --json             print the whole result as JSON, not only the output, and no progress
  --history FILE     write the execution's history, as GetExecutionHistory gives it
  --type STANDARD|EXPRESS   the type of a file's state machine (STANDARD)${sampleUsage}${mockUsage}${connectionUsage}${parameterUsage}${stackUsage}`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const stackOptions = readStackOptions(values);
    if (values.input !== undefined && values.samples !== undefined) {
      throw new UsageError("--samples goes instead of --input");
    }
    const target = { target: positionals[0]!, type: values.type, parameters: values.parameter };
    const machine = runnable(target, io.stderr);
    const mocks = readMocks(values, machine, io.stderr);
    const connections = values.connections === undefined ? {} : readConnections(values.connections);
    const given = values.input === undefined ? undefined : readInput(values.input);
    const sample = given === undefined ? sampleInput(positionals[0]!, values.samples) : undefined;
    if (values.history !== undefined) writeHistory(values.history, []);
    const stack = await startLocalStack({ ...stackOptions, connections });
    try {
      const input = given ?? (await sample?.(stack, values.folder, io.stderr)) ?? {};
      const isSilent = values.json === true;
      const ended = await execute(machine, { input, ...(mocks && { mocks }) }, stack, io, { isSilent });
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
