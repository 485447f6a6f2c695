import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printReport, unknownName } from "../../infra/report";

const test = suite("the report of a stack that is not deployed");

test("it names place, cause, fix and source of each finding", () => {
  const source = { file: join(process.cwd(), "workflows/orders.ts"), line: 12, column: 4 };
  const unknown = {
    code: "UNKNOWN_WORKFLOW",
    location: "aslant:workflows",
    kind: "workflow",
    name: "oders",
    known: ["orders"],
  };
  const report = printReport("dev", [
    {
      code: "SCHEMA_VALIDATION_FAILED",
      severity: "error",
      location: "orders/States/Pay",
      message: "Next is missing",
      source,
    },
    unknownName(unknown),
  ]);
  assert.is(
    report,
    `Nothing was deployed: 2 things are wrong with stack "dev".

  orders/States/Pay: Next is missing
    at workflows/orders.ts:12:4
    (SCHEMA_VALIDATION_FAILED)

  aslant:workflows: there is no workflow "oders".
    Did you mean "orders"?
    (UNKNOWN_WORKFLOW)`,
  );
});

test("a name that is like no other is answered with all of them", () => {
  const unknown = {
    code: "UNKNOWN_FUNCTION",
    location: "aslant:functions",
    kind: "function",
    name: "x",
    known: ["pay", "ship"],
  };
  assert.is(unknownName(unknown).fix, "Known: pay, ship.");
  assert.is(unknownName({ ...unknown, known: [] }).fix, "There is no function at all.");
});

test.run();
