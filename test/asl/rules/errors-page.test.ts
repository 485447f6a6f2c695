import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ADVICE } from "../../../asl/rules/advice";
import { updatesGoldens } from "../../update-golden";
import { CASES } from "./cases";
import { renderErrorsPage } from "./errors-page";

const test = suite("errors-page");
const path = join(__dirname, "../../../docs/errors.md");

test("docs/errors.md shows every case", () => {
  const page = renderErrorsPage(CASES, ({ rule }) => ADVICE.some(({ name }) => name === rule));
  if (updatesGoldens()) writeFileSync(path, page);
  assert.is(readFileSync(path, "utf8"), page);
});

test.run();
