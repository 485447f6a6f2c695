import { suite } from "uvu";
import * as assert from "uvu/assert";
import { crash } from "../../../scripts/crash/rounds";
import { seededDraws } from "../../../scripts/seeded-draws";

const crashes = suite("crashes of the Step Functions API");

crashes("a process that is killed while it writes loses nothing and does nothing twice", () => {
  const { kills, problems } = crash(6, seededDraws(20_261_122));
  assert.equal(problems, []);
  assert.is(kills, 6);
});

crashes.run();
