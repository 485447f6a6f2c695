import { expectTypeOf } from "expect-type";
import { suite } from "uvu";
import { type ErrorInfo, type InputOf, type OutputOf, type ScopeOf, stringEquals, workflow } from "../../dsl";
import type { workflows } from "../../workflows";
import { anything, charge, ship } from "../dsl/functions";

const test = suite("outputs");
type Photo = { userId: string; s3Bucket: string; s3Key: string };
type RiderPhotoOutput = OutputOf<(typeof workflows)["rider-photo"]>;
type Accepted = Extract<RiderPhotoOutput, { parallelResult: unknown }>;
type Rejected = Exclude<RiderPhotoOutput, { parallelResult: unknown }>;

test("rider-photo takes a photo, and gives it with what was found or why it was rejected", () => {
  expectTypeOf<InputOf<(typeof workflows)["rider-photo"]>>().toEqualTypeOf<
    import("../../workflows/rider-photo").RiderPhoto
  >();
  expectTypeOf<Accepted["userId"]>().toEqualTypeOf<string>();
  expectTypeOf<Accepted["parallelResult"][0]["FaceId"]>().toExtend<string | undefined>();
  expectTypeOf<Accepted["parallelResult"][1]["thumbnail"]["s3key"]>().toEqualTypeOf<string>();
  expectTypeOf<Accepted["detectedFaceDetails"]>().not.toBeAny();
  expectTypeOf<Rejected>().toExtend<Photo>();
  expectTypeOf<Rejected>().toHaveProperty("errorInfo");
});

test("rider-photo-batch gives the outcome of every photo", () => {
  type Output = OutputOf<(typeof workflows)["rider-photo-batch"]>;
  expectTypeOf<Output["results"]>().toEqualTypeOf<RiderPhotoOutput[]>();
  expectTypeOf<Output["images"]>().toEqualTypeOf<{ userId: string; s3Key: string }[]>();
});

test("joins give unions, branches that end give nothing to the main line", () => {
  const chain = workflow<{ orderId: string }>("W").choice("C", (choice) =>
    choice
      .when(
        ({ input }) => stringEquals(input.orderId, "1"),
        (one) => one.task("Charge", charge),
      )
      .when(
        ({ input }) => stringEquals(input.orderId, "2"),
        (two) => two.fail("No"),
      )
      .otherwise((rest) => rest),
  );
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ receipt: string } | { orderId: string }>();
});

test("branches start from what a choice's output makes of the document", () => {
  const chain = workflow<{ orderId: string; box: { sku: string } }>("W").choice(
    "C",
    { outputPath: ({ output }) => output.box },
    (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.task("Ship", ship),
        )
        .otherwise((rest) => rest),
  );
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ parcel: string } | { sku: string }>();
});

test("a result goes where resultPath says", () => {
  const start = workflow<{ orderId: string; a: { b: number } }>("W");
  const nested = start.task("A", charge, { resultPath: "$.a.c" });
  expectTypeOf<OutputOf<typeof nested>["a"]>().toEqualTypeOf<{ b: number; c: { receipt: string } }>;
  const dropped = start.task("A", charge, { resultPath: null });
  expectTypeOf<OutputOf<typeof dropped>>().toEqualTypeOf<{ orderId: string; a: { b: number } }>();
  const twice = start.task("A", charge, { resultPath: "$.c" }).pass("B", { result: 1, resultPath: "$.c" });
  expectTypeOf<OutputOf<typeof twice>>().toEqualTypeOf<{ orderId: string; a: { b: number }; c: 1 }>();
  const over = start.task("A", charge, { resultPath: "$.c" }).task("B", charge, { resultPath: "$.a" });
  expectTypeOf<OutputOf<typeof over>["a"]>().toEqualTypeOf<{ receipt: string }>();
  const replaced = start.task("A", charge);
  expectTypeOf<OutputOf<typeof replaced>>().toEqualTypeOf<{ receipt: string }>();
});

test("a result after a join goes into every document that joins", () => {
  const joined = workflow<{ orderId: string }>("W")
    .choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.task("A", charge, { resultPath: "$.paid" }),
        )
        .otherwise((rest) => rest),
    )
    .task("B", charge, { arguments: ({ input }) => ({ orderId: input.orderId }), resultPath: "$.again" });
  type Again = { receipt: string };
  expectTypeOf<OutputOf<typeof joined>>().toEqualTypeOf<
    { orderId: string; paid: Again; again: Again } | { orderId: string; again: Again }
  >();
});

test("branches give a tuple, a Map gives a list", () => {
  const both = workflow<{ orderId: string; items: { sku: string }[] }>("W").parallel("P", [
    (one) => one.task("A", charge),
    (two) => two.map("M", { items: ({ input }) => input.items }, (item) => item.task("B", ship)),
  ]);
  expectTypeOf<OutputOf<typeof both>>().toEqualTypeOf<[{ receipt: string }, { parcel: string }[]]>();
});

test("branches start from what a parallel's arguments make of the document", () => {
  const start = workflow<{ orderId: string; customer: { id: string } }>("W");
  const whole = start.parallel("P", { resultPath: "$.both" }, [(one) => one.task("A", charge)]);
  expectTypeOf<OutputOf<typeof whole>["both"]>().toEqualTypeOf<[{ receipt: string }]>();
  const shaped = start.parallel(
    "P",
    {
      arguments: ({ input }) => ({ sku: input.customer.id, fixed: 1 }),
      resultPath: "$.both",
    },
    [(one) => one.task("A", ship), (two) => two.pass("B")],
  );
  expectTypeOf<OutputOf<typeof shaped>["both"]>().toEqualTypeOf<[{ parcel: string }, { sku: string; fixed: number }]>();
  const kept = start.parallel("P", { arguments: ({ input }) => input.customer }, [(one) => one.pass("A")]);
  expectTypeOf<OutputOf<typeof kept>>().toEqualTypeOf<[{ id: string }]>();
});

test("a key that only some of the joined documents have is replaced in each", () => {
  const joined = workflow<{ orderId: string }>("W")
    .choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.orderId, "1"),
          (one) => one.pass("A", { result: 1, resultPath: "$.paid" }),
        )
        .otherwise((rest) => rest),
    )
    .task("B", charge, { arguments: ({ input }) => ({ orderId: input.orderId }), resultPath: "$.paid" });
  expectTypeOf<OutputOf<typeof joined>["paid"]>().toEqualTypeOf<{ receipt: string }>();
});

test("a state in ASL itself says the document after it, or leaves it", () => {
  const start = workflow<{ orderId: string }>("W");
  const said = start.state<{ at: string }>("Now", { Type: "Pass" });
  expectTypeOf<OutputOf<typeof said>>().toEqualTypeOf<{ at: string }>();
  const left = start.state("Now", { Type: "Pass" });
  expectTypeOf<OutputOf<typeof left>>().toEqualTypeOf<{ orderId: string }>();
});

test("functions apart from a chain read its document, there and where more is in it", () => {
  const start = workflow<{ orderId: string }>("W");
  const isFirst = ({ input }: ScopeOf<typeof start>) => stringEquals(input.orderId, "1");
  const chain = start
    .pass("A", { result: 1, resultPath: "$.more" })
    .choice("C", (choice) => choice.when(isFirst, (yes) => yes).otherwise((no) => no));
  expectTypeOf<OutputOf<typeof chain>>().toEqualTypeOf<{ orderId: string; more: 1 }>();
});

test("a branch starts from what the options before it say", () => {
  const start = workflow<{ id: string }>("W", { queryLanguage: "JSONata" });
  const ruled = start.choice("C", (choice) =>
    choice
      .when(
        ({ input }) => stringEquals(input.id, "1"),
        { output: ({ input }) => ({ first: input.id }), assign: ({ input }) => ({ kept: input.id }) },
        (yes) => yes.pass("P", { output: ({ input, vars }) => ({ both: [input.first, vars.kept] }) }),
      )
      .otherwise((no) => no.end()),
  );
  expectTypeOf<OutputOf<typeof ruled>>().toEqualTypeOf<{ both: string[] } | { id: string }>();
  const caught = start
    .task("A", anything)
    .catch(["States.ALL"], { output: ({ errorOutput }) => ({ why: errorOutput.Cause }) }, (failed) => failed.end());
  expectTypeOf<OutputOf<typeof caught>>().toExtend<unknown>();
});

test("a handler starts from the input with the error in its place", () => {
  workflow<{ orderId: string }>("W")
    .task("A", charge, { resultPath: "$.paid" })
    .catch(
      ["CardDeclined"],
      (failed) =>
        failed
          .task("B", anything, {
            arguments: ({ input }) => {
              expectTypeOf(input.error.Cause).toExtend<import("../../dsl").Ref<string>>();
              return input;
            },
          })
          .end(),
      { resultPath: "$.error" },
    );
  expectTypeOf<ErrorInfo>().toEqualTypeOf<{ Error: string; Cause: string }>();
});

test.run();
