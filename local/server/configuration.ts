import type { CreateStateMachineInput } from "@aws-sdk/client-sfn";
import { AwsError } from "../aws/aws-error";

type Configured = Pick<
  CreateStateMachineInput,
  "loggingConfiguration" | "tracingConfiguration" | "encryptionConfiguration"
>;

/**
 * The configurations of a request, checked. They are kept and told, and have no effect on this machine.
 *
 * @throws AwsError InvalidLoggingConfiguration
 */
export function configurationOf(input: Configured): Readonly<Record<string, unknown>> {
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input;
  const { level = "OFF", destinations = [] } = loggingConfiguration ?? {};
  if (level !== "OFF" && destinations.length !== 1) {
    const message = "Invalid Logging Configuration: Must specify exactly one Log Destination.";
    throw new AwsError("InvalidLoggingConfiguration", message);
  }
  return {
    ...(loggingConfiguration && { loggingConfiguration }),
    ...(tracingConfiguration && { tracingConfiguration }),
    ...(encryptionConfiguration && { encryptionConfiguration }),
  };
}
