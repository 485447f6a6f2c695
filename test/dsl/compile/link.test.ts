import { suite } from "uvu";
import * as assert from "uvu/assert";
import { steps, stringEquals, workflow } from "../../../dsl";
import { anything, charge, refund } from "../functions";
import { definitionOf, problemsOf, stateOf } from "../kit";

const test = suite("link");
type Order = { orderId: string };

test("states follow each other, and the last ends", () => {
  const chain = workflow<Order>("W").wait("A", { seconds: 1 }).wait("B", { seconds: 2 });
  assert.equal(definitionOf(chain), {
    StartAt: "A",
    States: { A: { Type: "Wait", Seconds: 1, Next: "B" }, B: { Type: "Wait", Seconds: 2, End: true } },
  });
});

test("a chain is a value: going on from it twice leaves it as it was", () => {
  const start = workflow<Order>("W").wait("A", { seconds: 1 });
  start.wait("B", { seconds: 2 });
  assert.equal(Object.keys(definitionOf(start.wait("C", { seconds: 3 })).States), ["A", "C"]);
});

test("the same ended chain appended twice in a scope is one set of states", () => {
  const rejected = steps<unknown>().task("Tell", anything).end();
  const chain = workflow<Order>("W")
    .task("A", charge, { resultPath: null })
    .catch(["CardDeclined"], (failed) => failed.next(rejected))
    .task("B", charge)
    .catch(["CardDeclined"], (failed) => failed.next(rejected));
  assert.equal(Object.keys(definitionOf(chain).States), ["A", "Tell", "B"]);
  assert.equal(problemsOf(chain), []);
});

test("a chain that goes on differently in two places is two sets of states, which cannot share names", () => {
  const shared = steps<unknown>().wait("Shared", { seconds: 1 });
  const chain = workflow<Order>("W").next(shared).wait("Between", { seconds: 1 }).next(shared);
  assert.ok(problemsOf(chain).includes("DUPLICATE_STATE_NAME /"));
});

test("branches that do not end join what follows", () => {
  const chain = workflow<Order>("W")
    .choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.wait("One", { seconds: 1 }),
        )
        .when(
          ({ input }) => stringEquals(input.orderId, "2"),
          (two) => two.fail("Two"),
        )
        .otherwise((rest) => rest),
    )
    .wait("After", { seconds: 1 });
  const states = definitionOf(chain).States;
  assert.equal(Object.keys(states), ["C", "One", "Two", "After"]);
  assert.equal(stateOf(chain, "C")["Default"], "After");
  assert.equal(stateOf(chain, "One")["Next"], "After");
});

test("a rule that leads to the end leads to a Succeed state", () => {
  const chain = workflow<Order>("W").choice("C", (choice) =>
    choice
      .when(
        ({ input }) => stringEquals(input.orderId, "1"),
        (one) => one.end(),
      )
      .otherwise((rest) => rest.fail("No")),
  );
  assert.equal(stateOf(chain, "C")["Choices"], [{ Variable: "$.orderId", StringEquals: "1", Next: "End of C" }]);
  assert.equal(stateOf(chain, "End of C"), { Type: "Succeed" });
  assert.equal(problemsOf(chain), []);
});

test("the end of a choice takes no name of the author's", () => {
  const chain = workflow<Order>("W")
    .wait("End of C", { seconds: 1 })
    .choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.end(),
        )
        .otherwise((rest) => rest.fail("No")),
    );
  assert.equal(Object.keys(definitionOf(chain).States), ["End of C", "C", "_End of C", "No"]);
  assert.equal(problemsOf(chain), []);
});

test("goTo makes loops", () => {
  const chain = workflow<Order>("W")
    .wait("Wait", { seconds: 5 })
    .choice("Done", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "x"),
          (done) => done.succeed("Yes"),
        )
        .otherwise((again) => again.goTo("Wait")),
    );
  assert.equal(stateOf(chain, "Done")["Default"], "Wait");
  assert.equal(problemsOf(chain), []);
});

test("a handler can join the main line", () => {
  const chain = workflow<Order>("W")
    .task("Charge", charge)
    .catch(["CardDeclined"], (failed) => failed.task("Refund", refund, { arguments: () => ({ orderId: "1" }) }))
    .wait("After", { seconds: 1 });
  assert.equal(stateOf(chain, "Refund")["Next"], "After");
});

test("a chain of another beginning is refused as a branch", () => {
  const other = workflow<Order>("Other").wait("A", { seconds: 1 });
  const chain = workflow<Order>("W").parallel("P", [() => other]);
  assert.ok(problemsOf(chain).some((problem) => problem.startsWith("FOREIGN_CHAIN")));
});

test("forty choices in a row are forty states and one end: branches are joined, never copied", () => {
  const first = steps<Order>();
  const chain = Array.from({ length: 40 }).reduce<typeof first>(
    (from, _, index) =>
      from.choice(`C${index}` as never, (choice) =>
        choice
          .when(
            ({ input }) => stringEquals(input.orderId, "1"),
            (one) => one,
          )
          .otherwise((rest) => rest),
      ) as never,
    first,
  );
  assert.is(Object.keys(definitionOf(workflow<Order>("W").next(chain as never)).States).length, 41);
});

test.run();
