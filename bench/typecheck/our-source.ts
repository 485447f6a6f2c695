import { BLOCKS, blockNames } from "./shape";

const HEAD = `import { lambda, numericGreaterThan, workflow } from "ASLANT";

interface Item { sku: string; quantity: number }
interface Order { orderId: string; customerId: string; totalCents: number; items: Item[] }
declare function check(event: { orderId: string }): Promise<{ score: number; reasons: string[] }>;
declare function audit(event: Order): Promise<void>;
declare function ship(event: { sku: string; orderId: string }): Promise<{ trackingId: string }>;
const checkOrder = lambda<typeof check, "OrderNotFound">("check-order");
const auditOrder = lambda<typeof audit>("audit-order");
const shipItem = lambda<typeof ship, "OutOfStock">("ship-item");
`;

/** The source of one workflow in our DSL. */
export function ourSource(door: string): string {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => block(index));
  return `${HEAD.replace("ASLANT", door)}
export const orders = workflow<Order>("Orders")
${blocks.join("\n")};
`;
}

function block(index: number): string {
  const name = blockNames(index);
  return `  .task("${name.check}", checkOrder, { arguments: ({ input }) => ({ orderId: input.orderId }), resultPath: "$.${name.key}" })
  .retry({ errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 })
  .task("${name.audit}", auditOrder, { resultPath: null })
  .wait("${name.pause}", { seconds: 5 })
  .choice("${name.decide}", (choice) => choice
    .when(({ input }) => numericGreaterThan(input.${name.key}.score, 10), (risky) => risky.task("${name.review}", auditOrder, { resultPath: null }))
    .otherwise((fine) => fine))
  .parallel("${name.both}", [
    (branch) => branch.task("${name.left}", checkOrder),
    (branch) => branch.task("${name.right}", auditOrder),
  ], { resultPath: "$.${name.key}Both" })
  .map("${name.each}", {
    items: ({ input }) => input.items,
    itemSelector: ({ input, item }) => ({ sku: item.value.sku, orderId: input.orderId }),
    maxConcurrency: 5,
    resultPath: "$.${name.key}Shipped",
  }, (item) => item.task("${name.ship}", shipItem))`;
}
