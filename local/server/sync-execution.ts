import { randomUUID } from "node:crypto";
import type { Json } from "../../asl/json";
import type { ExecutionResult } from "../interpreter";
import { expressArn } from "./arn";
import { parseExecutionInput } from "./documents";
import { refusals } from "./errors";
import type { Outside } from "./executions-setting";
import type { Machines } from "./machines";
import { checkName } from "./name";
import { type Operations, seconds } from "./requests";

const BILLED_STEP_MS = 100;
const BILLED_MEMORY_MB = 64;

/**
 * Runs an Express workflow while the caller waits. As on AWS nothing is kept of it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export function syncOperations(machines: Machines, outside: () => Outside): Operations<"StartSyncExecution"> {
  return {
    async StartSyncExecution({ stateMachineArn = "", name = randomUUID(), input: text, traceHeader, includedData }) {
      const { machine, revision } = machines.resolve(stateMachineArn);
      if (machine.isDeleting) throw refusals.machineDeleting(stateMachineArn);
      if (machine.type !== "EXPRESS") throw refusals.typeNotSupported();
      const arn = expressArn(machine.name, checkName(name), randomUUID());
      const input = parseExecutionInput(text);
      const startMs = Date.now();
      const run = machines.revisions.machine(revision.id);
      const { result } = run.start({ ...outside(), input, name, arn, history: "stream" });
      const ending = await result;
      const stopMs = Date.now();
      const isWhole = includedData !== "METADATA_ONLY";
      return {
        executionArn: arn,
        stateMachineArn: machine.arn,
        name,
        startDate: seconds(startMs),
        stopDate: seconds(stopMs),
        ...(isWhole && { input: JSON.stringify(input) }),
        inputDetails: { included: isWhole },
        ...(traceHeader !== undefined && { traceHeader }),
        ...ended(ending, isWhole),
        billingDetails: {
          billedMemoryUsedInMB: BILLED_MEMORY_MB,
          billedDurationInMilliseconds: Math.max(1, Math.ceil((stopMs - startMs) / BILLED_STEP_MS)) * BILLED_STEP_MS,
        },
      };
    },
  };
}

function ended(result: ExecutionResult, isWhole: boolean): object {
  const { status, output, error, cause } = result as ExecutionResult & {
    output?: Json;
    error?: string;
    cause?: string;
  };
  return {
    status,
    ...(output !== undefined && isWhole && { output: JSON.stringify(output) }),
    ...(output !== undefined && { outputDetails: { included: isWhole } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}
