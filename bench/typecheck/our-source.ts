import { BLOCKS, blockNames } from "./shape";

const HEAD = `
interface Item { sku: string; quantity: number }
interface Order { orderId: string; customerId: string; totalCents: number; items: Item[] }
declare function check(event: { orderId: string }): Promise<{ score: number; reasons: string[] }>;
declare function audit(event: Order): Promise<void>;
declare function ship(event: { sku: string; orderId: string }): Promise<{ trackingId: string }>;
const checkOrder = lambda<typeof check, "OrderNotFound">("check-order");
const auditOrder = lambda<typeof audit>("audit-order");
const shipItem = lambda<typeof ship, "OutOfStock">("ship-item");
`;

/** The source of one workflow in our DSL, which stands behind `door`. */
export function ourSource(door: string): string {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => block(index));
  return `import { lambda, numericGreaterThan, numericLessThan, workflow } from "${door}";
${HEAD}
export const orders = workflow<Order>("Orders")
${blocks.join("\n")};
`;
}

function block(index: number): string {
  const name = blockNames(index);
  const key = (part: string) => `${part}${index}`;
  return `  .pass("${name.defaults}", { result: { currency: "EUR" }, resultPath: "$.${key("defaults")}" })
  .task("${name.check}", checkOrder, { arguments: ({ input }) => ({ orderId: input.orderId }), resultPath: "$.${key("check")}" })
  .retry({ errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 })
  .choice("${name.known}", (choice) => choice
    .when(({ input }) => numericLessThan(input.${key("check")}.score, 0), (lost) => lost.fail("${name.unknown}", { error: "Unknown" }))
    .otherwise((found) => found))
  .task("${name.audit}", auditOrder, { resultPath: null })
  .pass("${name.label}", { arguments: ({ input }) => ({ customer: input.customerId }), resultPath: "$.${key("label")}" })
  .task("${name.charge}", checkOrder, { arguments: ({ input }) => ({ orderId: input.orderId }), resultPath: "$.${key("charge")}" })
  .catch(["OrderNotFound"], (failed) => failed.pass("${name.declined}").end(), { resultPath: "$.error" })
  .wait("${name.pause}", { seconds: 5 })
  .choice("${name.risky}", (choice) => choice
    .when(({ input }) => numericGreaterThan(input.${key("check")}.score, 10), (risky) => risky.pass("${name.flag}"))
    .otherwise((fine) => fine))
  .pass("${name.stamp}", { result: true, resultPath: "$.${key("stamped")}" })
  .task("${name.recheck}", checkOrder, { resultPath: "$.${key("recheck")}" })
  .map("${name.each}", {
    items: ({ input }) => input.items,
    itemSelector: ({ input, item }) => ({ sku: item.value.sku, orderId: input.orderId }),
    maxConcurrency: 5,
    resultPath: "$.${key("shipped")}",
  }, (item) => item.task("${name.ship}", shipItem))
  .parallel("${name.both}", [
    (branch) => branch.task("${name.left}", checkOrder),
    (branch) => branch.task("${name.right}", auditOrder),
  ], { resultPath: "$.${key("both")}" })
  .choice("${name.large}", (choice) => choice
    .when(({ input }) => numericGreaterThan(input.totalCents, 100000), (large) => large.pass("${name.thank}"))
    .otherwise((small) => small))`;
}
