import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("the policy pack");
const PACK = join(__dirname, "../../../infra/policy-pack");

test("it starts and tells its port, as Pulumi's engine expects", async () => {
  const child = spawn(process.execPath, [PACK], { cwd: PACK, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(child.stdout, "data");
    assert.match(String(line), /^\d+\n$/);
  } finally {
    child.kill();
  }
});

test.run();
