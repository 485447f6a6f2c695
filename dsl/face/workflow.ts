import type { QueryLanguage, StateMachineType } from "../../asl/definition";
import { captureSource } from "../tree/source";
import type { Machine, Point } from "../types/chain";
import type { Document } from "../types/document";
import { optionsOf, optionsProblems } from "./build/checked";
import { compact } from "./build/compact";
import type { Chain } from "./chain";
import { startChain } from "./chain-impl";

/** What a workflow says about its machine. */
export interface WorkflowOptions<
  L extends QueryLanguage = QueryLanguage,
  T extends StateMachineType = StateMachineType,
> {
  readonly comment?: string;
  /** The version of Amazon States Language; there is one. */
  readonly version?: "1.0";
  /** The language that expressions are compiled to. @default "JSONPath" */
  readonly queryLanguage?: L;
  /** @default "STANDARD" */
  readonly type?: T;
  /** The time limit of a run. */
  readonly timeoutSeconds?: number;
}

/** What steps say about the workflows they are for. */
export interface StepsOptions<L extends QueryLanguage = QueryLanguage> {
  /**
   * "JSONata" for steps that use what only JSONata has: their states are in JSONata in a JSONPath workflow too.
   * @default "JSONPath", for steps that are written in the language of the workflow
   */
  readonly queryLanguage?: L;
}

type First<Input, L extends QueryLanguage, T extends StateMachineType, Execution = Input> = Chain<
  Point<Document<Input>, {}, never, never, never, Machine<Input, L, T, Execution>>
>;

/**
 * Starts a workflow: a chain of states with a name, that takes an `Input`.
 *
 * @example
 * export const greet = workflow<{ name: string }>("Greet")
 *   .pass("Hello", { arguments: ({ input }) => ({ text: format("Hello {}", input.name) }) });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-statemachines.html
 */
export function workflow<Input>(
  name: string,
  options?: WorkflowOptions<"JSONPath", "STANDARD">,
): First<Input, "JSONPath", "STANDARD">;
export function workflow<Input>(
  name: string,
  options: WorkflowOptions<"JSONPath", "EXPRESS"> & { readonly type: "EXPRESS" },
): First<Input, "JSONPath", "EXPRESS">;
export function workflow<Input>(
  name: string,
  options: WorkflowOptions<"JSONata", "STANDARD"> & { readonly queryLanguage: "JSONata" },
): First<Input, "JSONata", "STANDARD">;
export function workflow<Input>(
  name: string,
  options: WorkflowOptions<"JSONata", "EXPRESS"> & { readonly queryLanguage: "JSONata"; readonly type: "EXPRESS" },
): First<Input, "JSONata", "EXPRESS">;
export function workflow(name: string, options: WorkflowOptions = {}): unknown {
  const { comment, version, queryLanguage = "JSONPath", type = "STANDARD", timeoutSeconds } = optionsOf(options);
  const problems = optionsProblems(options);
  const header = compact({ name, comment, version, queryLanguage, type, timeoutSeconds, problems });
  return startChain({ workflow: header, queryLanguage, source: captureSource(workflow) });
}

/**
 * Starts a chain without a name, to be appended to workflows with `next`. `Document` is what it starts from.
 *
 * @example
 * const rejected = steps<{ errorInfo: ErrorInfo }>().task("Notify", notify).end();
 * const summed = steps<{ prices: number[] }>({ queryLanguage: "JSONata" })
 *   .pass("Sum", { output: ({ input }) => ({ total: jsonata<number>`$sum(${input.prices})` }) });
 */
export function steps<Document>(options?: StepsOptions<"JSONPath">): First<Document, "JSONPath", "STANDARD", unknown>;
export function steps<Document>(
  options: StepsOptions<"JSONata"> & { readonly queryLanguage: "JSONata" },
): First<Document, "JSONata", "STANDARD", unknown>;
export function steps(options: StepsOptions = {}): unknown {
  const { queryLanguage } = optionsOf(options);
  return startChain({ queryLanguage, source: captureSource(steps) });
}
