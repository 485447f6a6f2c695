import { type Binding, binding } from "./binding";
import type { Integration } from "./integration";
import type { Grant } from "./resource";

/** How a Lambda function is deployed and hosted. Plain data that the laptop and Pulumi read alike. */
export interface LambdaOptions<E extends string = string> {
  /** Names of the errors the handler throws, offered where a workflow catches them. */
  readonly errors?: readonly E[];
  /** @default 256 */
  readonly memoryMb?: number;
  /** @default 10 */
  readonly timeoutSeconds?: number;
  readonly environment?: Readonly<Record<string, string | Binding>>;
  /** What the handler may touch besides its own log. */
  readonly allows?: readonly Grant[];
  /** Packages with native code that are shipped beside the bundle. */
  readonly nativePackages?: readonly string[];
}

/** A declared Lambda function: its code is `handlers/<name>.ts`, exported as `handler`. */
export interface LambdaFunction<in out I = never, out O = unknown, out E extends string = never>
  extends Integration<I, O, E> {
  readonly kind: "function";
  /** Kebab-case; also the file name under `handlers/`. */
  readonly name: string;
  readonly arn: Binding;
  readonly errors: readonly string[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string | Binding>>;
  readonly allows: readonly Grant[];
  readonly nativePackages: readonly string[];
}

/** The parts of a declaration that do not depend on what the handler takes and gives. */
export type AnyLambdaFunction = Omit<LambdaFunction, keyof Integration<unknown, unknown>>;

/** What a handler takes. */
type Taken<H> = H extends (event: infer I) => unknown ? I : never;

/** What a handler gives. */
// `Awaited` alone costs TypeScript as much as a state.
type Given<H> = H extends (event: never) => infer R ? (R extends Promise<infer O> ? O : Awaited<R>) : never;

/**
 * Declares a Lambda function by the type of its handler; nothing of the handler is imported at run time.
 *
 * @example lambda<typeof import("./detect-faces").handler, "PhotoDoesNotMeetRequirementError">("detect-faces", { memoryMb: 512 })
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function lambda<H extends (event: never) => unknown, E extends string = never>(
  name: string,
  options: LambdaOptions<NoInfer<E>> = {},
): LambdaFunction<Taken<H>, Given<H>, E> {
  const defaults = { errors: [], memoryMb: 256, timeoutSeconds: 10, environment: {}, allows: [], nativePackages: [] };
  return Object.freeze({ kind: "function", name, arn: binding("function", name, "Arn"), ...defaults, ...options });
}
