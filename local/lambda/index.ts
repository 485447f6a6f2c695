export type { HostedFunction } from "./function";
export { createLambdaHost, type Invocation, type LambdaHost } from "./host";
export type { FunctionFailure } from "./protocol";
