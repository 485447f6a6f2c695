import { type AnyWorkflow, lambda, numericLessThan, workflow } from "../../dsl";

/** What stands for the deployed function in definitions of both sides. */
export const CHECK_ORDER_ARN = "arn:aws:lambda:us-east-1:123456789012:function:check-order";

interface Order {
  readonly orderId: string;
  readonly check: { readonly score: number };
}

const checkOrder = lambda<(event: { orderId: string; attempt: number }) => Promise<{ score: number }>>("check-order");

const start = workflow<Order>("Orders");

/** A workflow of so many blocks in a row. */
export function ourMachine(blocks: number): AnyWorkflow {
  return Array.from({ length: blocks }, (_, index) => index).reduce(block, start);
}

/**
 * Ten states: five Tasks, two Passes, a Choice, a Fail and a Wait. A chain's type knows its states, which a loop cannot say:
 * names are `never`, and the chain stays what it was.
 */
function block(chain: typeof start, index: number): typeof start {
  const name = (part: string) => `${part}${index}` as never;
  const retry = { errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 } as const;
  const defaults = { result: { currency: "EUR" }, resultPath: "$.defaults" } as const;
  return chain
    .pass(name("Defaults"), defaults)
    .task(name("Check"), checkOrder, {
      arguments: ({ input }) => ({ orderId: input.orderId, attempt: index }),
      resultPath: "$.check",
    })
    .retry(retry)
    .choice(name("Known"), (choice) =>
      choice
        .when(
          ({ input }) => numericLessThan(input.check.score, 0),
          (lost) => lost.fail(name("Unknown"), { error: "Unknown" }),
        )
        .otherwise((found) => found),
    )
    .task(name("Audit"), checkOrder, {
      arguments: ({ input }) => ({ orderId: input.orderId, attempt: index }),
      resultPath: "$.check",
    })
    .retry(retry)
    .pass(name("Label"), defaults)
    .task(name("Charge"), checkOrder, {
      arguments: ({ input }) => ({ orderId: input.orderId, attempt: index }),
      resultPath: "$.check",
    })
    .retry(retry)
    .wait(name("Pause"), { seconds: 5 })
    .task(name("Ship"), checkOrder, {
      arguments: ({ input }) => ({ orderId: input.orderId, attempt: index }),
      resultPath: "$.check",
    })
    .retry(retry)
    .task(name("Thank"), checkOrder, {
      arguments: ({ input }) => ({ orderId: input.orderId, attempt: index }),
      resultPath: "$.check",
    })
    .retry(retry) as unknown as typeof start;
}
