import { arnOf, region } from "../aws/account";

/** A Lambda function as the local host runs it. */
export interface HostedFunction {
  readonly name: string;
  /** Absolute path of the file that exports `handler`. */
  readonly entry: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Besides the variables that Lambda sets by itself; nothing of the host's own environment is passed on. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The ARN a function has here. */
export function functionArn(name: string): string {
  return arnOf("lambda", `function:${name}`);
}

/**
 * The environment variables of a function: those of Lambda, then its own.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function variablesOf({ name, memoryMb, environment }: HostedFunction): Record<string, string> {
  return {
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The SDK must find neither the user's own profile nor a metadata service.
    AWS_EC2_METADATA_DISABLED: "true",
    HOME: "/home/sbx_user1051",
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    _HANDLER: `${name}.handler`,
    ...environment,
  };
}
