import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import * as functions from "../../handlers/functions";
import * as resources from "../../handlers/resources";

const test = suite("declarations of handlers");
const declared = Object.values(functions);
const folder = join(__dirname, "../../handlers");

test("every declaration has its file, and reads every setting it is given", () => {
  for (const { name, environment } of declared) {
    const path = join(folder, `${name}.ts`);
    assert.ok(existsSync(path), name);
    const code = readFileSync(path, "utf8");
    for (const setting of Object.keys(environment)) assert.match(code, `"${setting}"`);
  }
});

test("nobody may do everything, or anything to everything that has an ARN", () => {
  for (const { name, allows } of declared) {
    const usesAws = readFileSync(join(folder, `${name}.ts`), "utf8").includes("@aws-sdk/");
    assert.is(allows.length > 0, usesAws, name);
    for (const { actions, on } of allows) {
      assert.ok(
        actions.every((action) => /^[a-z0-9]+:[A-Za-z]+$/.test(action)),
        name,
      );
      if (!on) assert.equal(actions, ["rekognition:DetectFaces"]);
    }
  }
});

test("every error that a handler names is declared", () => {
  for (const { name, errors } of declared) {
    const code = readFileSync(join(folder, `${name}.ts`), "utf8");
    const named = [...code.matchAll(/NamedError\(\s*"(\w+)"/g)].map(([, error]) => error!);
    const own = new Set(named.filter((error) => error !== "InvalidInputError"));
    assert.equal([...own].sort(), [...errors].sort(), name);
  }
});

test("names are unique within a kind", () => {
  const names = [...declared, ...Object.values(resources)].map(({ kind, name }) => `${kind} ${name}`);
  assert.is(new Set(names).size, names.length);
});

test.run();
