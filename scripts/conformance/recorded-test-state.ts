import type { TestStateInput } from "@aws-sdk/client-sfn";
import { isJsonObject, type Json } from "../../asl/json";
import { type TaskRunner, TestStateError, testState } from "../../local/interpreter";
import { type Difference, differences } from "./difference";
import type { RecordedCase } from "./recorded-case";

const machine = { partition: "<partition>", region: "<region>", account: "111111111111" };

/** Puts a recorded request to `testState`, and compares the answer or the refusal. */
export async function testStateDifferences(recorded: RecordedCase): Promise<readonly Difference[]> {
  const expected = recorded.expected as unknown as { readonly [field: string]: Json };
  try {
    const answer = await testState(requestOf(recorded), { machine, tasks: answering(expected) });
    const { output, ...rest } = answer;
    return differences(expected, { ...rest, ...(output !== undefined && { output: JSON.parse(output) as Json }) });
  } catch (error) {
    if (error instanceof TestStateError) return refusalDifferences(expected["exception"], error);
    return [{ path: "$", expected, actual: String(error) }];
  }
}

function requestOf({ definition, input, request }: RecordedCase): TestStateInput {
  return {
    definition: JSON.stringify(definition),
    ...(input !== undefined && input !== null && { input: JSON.stringify(input) }),
    ...(request as Partial<TestStateInput>),
    ...(request?.["roleArn"] !== undefined && { roleArn: "arn:<partition>:iam::111111111111:role/role" }),
  };
}

/** Tasks that are not mocked gave what the recording shows as their result. */
function answering({ inspectionData, output }: { readonly [field: string]: Json }): TaskRunner {
  const result = isJsonObject(inspectionData) ? inspectionData["result"] : undefined;
  const text = typeof result === "string" ? (JSON.parse(result) as Json) : result;
  return { run: () => ({ status: "succeeded", output: text ?? output ?? null }) };
}

/** A refusal was recorded as the SDK's error, or as the text that it prints. */
function refusalDifferences(exception: Json | undefined, { code, message }: TestStateError): readonly Difference[] {
  if (!isJsonObject(exception)) return [{ path: "$.exception", expected: undefined, actual: message }];
  const printed = exception["exception_value"];
  if (typeof printed === "string") {
    return printed.includes(message) ? [] : [{ path: "$.exception", expected: printed, actual: message }];
  }
  return differences(exception["Error"], { Code: code, Message: message }, "$.exception");
}
