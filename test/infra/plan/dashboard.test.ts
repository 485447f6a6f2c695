import { suite } from "uvu";
import * as assert from "uvu/assert";
import { dashboardBody } from "../../../infra/plan/dashboard";

const test = suite("the dashboard");
const SUBJECTS = {
  region: "eu-west-1",
  machines: { orders: "arn:aws:states:eu-west-1:123456789012:stateMachine:orders" },
  functions: { pay: "aslant-dev-pay" },
};

test("charts stand side by side and do not overlap", () => {
  const { widgets } = dashboardBody(SUBJECTS);
  const places = widgets.map(({ x, y, width, height }) => [x, y, width, height].join());
  assert.equal(places, ["0,0,12,6", "12,0,12,6", "0,6,12,6", "12,6,12,6", "0,12,12,6", "12,12,12,6"]);
});

test("each chart names its metric and what it is about", () => {
  const titles = dashboardBody(SUBJECTS).widgets.map(({ properties }) => properties["title"]);
  assert.equal(titles, [
    "orders: executions",
    "orders: duration in ms",
    "Functions: errors",
    "Functions: duration in ms, p95",
    "Functions: throttles",
    "Functions: copies at once",
  ]);
});

test("a stack without functions has no charts of functions", () => {
  assert.is(dashboardBody({ ...SUBJECTS, functions: {} }).widgets.length, 2);
});

test.run();
