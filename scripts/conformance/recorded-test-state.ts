import type { Difference } from "./difference";
import type { RecordedCase } from "./recorded-case";

export async function testStateDifferences(recorded: RecordedCase): Promise<readonly Difference[]> {
  return [{ path: "$", expected: recorded.expected, actual: undefined }];
}
