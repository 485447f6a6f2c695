import { once } from "node:events";
import { parseArguments } from "./arguments";
import { keepingOptions, keepingUsage, readKeeping } from "./keeping";
import { startLocalStack } from "./local-stack";
import type { Triggered } from "./local-stack/triggers";
import { readStackOptions, stackOptions, stackUsage } from "./stack-options";
import type { Io, Verb } from "./verb";

/** `aslant serve`: the local AWS services for the AWS CLI and any SDK, until Ctrl-C; uploads start workflows. */
export const verb: Verb = {
  name: "serve",
  summary: "keep the local AWS services running for the AWS CLI and SDKs",
  usage: `[options]\n${stackUsage}${keepingUsage}`,
  async run(args, io) {
    const { values } = parseArguments(args, { ...stackOptions, ...keepingOptions }, { least: 0, most: 0 });
    const stack = await startLocalStack({ ...readStackOptions(values), keeping: readKeeping(values), serves: true });
    for (const arn of await stack.deploy((triggered) => void announce(triggered, io))) io.stderr.write(`${arn}\n`);
    const variables = Object.entries(stack.environment).map(([name, value]) => `export ${name}=${value}\n`);
    io.stdout.write(variables.join(""));
    io.stderr.write("Ctrl-C ends them.\n");
    if (!io.signal.aborted) await once(io.signal, "abort");
    await stack.close();
    return 0;
  },
};

/** Tells what an upload has started. */
async function announce({ workflow, bucket, key, executionArn }: Triggered, io: Io): Promise<void> {
  const outcome = await executionArn.catch((error: Error) => `not started: ${error.message}`);
  io.stderr.write(`s3://${bucket}/${key} starts ${workflow}: ${outcome}\n`);
}
