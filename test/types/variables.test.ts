import { expectTypeOf } from "expect-type";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type OutputOf, steps, stringEquals, workflow } from "../../dsl";
import { charge } from "../dsl/functions";
import { checkPrograms } from "./checker";

const HEAD = `import { steps, stringEquals, workflow } from "../../dsl";
const start = workflow<{ orderId: string }>("W").pass("Start", { assign: () => ({ who: "me" }) });
`;
const checker = checkPrograms({
  branch: `${HEAD}start
    .choice("C", (choice) => choice
      .when(({ input }) => stringEquals(input.orderId, "1"), (one) => one.pass("One", { assign: () => ({ count: 1 }) }))
      .otherwise((others) => others))
    .pass("After", { arguments: ({ vars }) => ({ count: vars.count }) });`,
  handler: `${HEAD}start
    .parallel("Both", [(branch) => branch], { assign: ({ result }) => ({ count: result }) })
    .catch(["States.ALL"], (failed) => failed.pass("Handled"))
    .pass("After", { arguments: ({ vars }) => ({ count: vars.count }) });`,
});
const order = () =>
  workflow<{ orderId: string }>("W").pass("Start", { assign: ({ input }) => ({ who: input.orderId, kept: true }) });
const test = suite("types of variables");

test("a variable that is assigned again is of its new type", () => {
  const chain = order()
    .pass("Again", { assign: () => ({ who: 7 }) })
    .pass("Read", { arguments: ({ vars }) => ({ who: vars.who, kept: vars.kept }) });
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ who: number; kept: boolean }>();
});

test("variables that appended steps assign are known after them", () => {
  const counted = steps<{ orderId: string }>().pass("Count", { assign: () => ({ count: 1, who: null }) });
  const chain = order()
    .next(counted)
    .pass("Read", { arguments: ({ vars }) => ({ who: vars.who, count: vars.count, kept: vars.kept }) });
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ who: null; count: number; kept: boolean }>();
});

test("after a Choice are known the variables that every branch has that goes on", () => {
  const chain = order()
    .choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.pass("One", { assign: () => ({ count: 1, who: null, only: 1 }) }),
        )
        .when(
          ({ input }) => stringEquals(input.orderId, "2"),
          (two) => two.fail("No"),
        )
        .otherwise((others) => others.pass("Others", { assign: () => ({ count: "many" }) })),
    )
    .pass("Read", { arguments: ({ vars }) => ({ count: vars.count, who: vars.who }) });
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ count: number | string; who: string | null }>();
});

test("one that only some branches assign is not known after the Choice", () => {
  assert.is(checker.messages("branch").length, 1);
  assert.match(checker.messages("branch")[0] ?? "", /Property 'count' does not exist on type 'Doc<\{ who: string; \}/);
});

test("where no rule holds, what the Choice itself assigns is known", () => {
  const chain = order().choice("C", { assign: () => ({ unmet: 1 }) }, (choice) =>
    choice
      .when(
        ({ input }) => stringEquals(input.orderId, "1"),
        (one) => one.end(),
      )
      .otherwise((others) => others.pass("Read", { arguments: ({ vars }) => ({ unmet: vars.unmet }) }).end()),
  );
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ orderId: string } | { unmet: number }>();
});

test("after a state and its handler are known the variables of both", () => {
  const chain = order()
    .task("Charge", charge, { resultPath: null, assign: ({ result }) => ({ paid: result, who: null }) })
    .catch(["CardDeclined"], (failed) => failed.pass("Declined", { assign: () => ({ paid: false }), result: 1 }))
    .pass("Read", { arguments: ({ vars }) => ({ who: vars.who, kept: vars.kept, paid: vars.paid }) });
  type Output = OutputOf<typeof chain>;
  expectTypeOf<Output["who"]>().toEqualTypeOf<string | null>();
  expectTypeOf<false>().toExtend<Output["paid"]>();
  assert.match(checker.messages("handler")[0] ?? "", /Property 'count' does not exist/);
});

test.run();
