import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type EventTemplate, eventPath } from "../../../dsl";
import { inputTransformer } from "../../../infra/components/input-transformer";

const test = suite("input transformers");

test("paths get names, once each, and stand unquoted in the template", () => {
  const key = eventPath("$.detail.object.key");
  assert.equal(inputTransformer({ a: key, b: [key, eventPath("$.id")], c: "text", d: null, e: { f: 1 } }), {
    inputPaths: { value1: "$.detail.object.key", value2: "$.id" },
    inputTemplate: '{"a":<value1>,"b":[<value1>,<value2>],"c":"text","d":null,"e":{"f":1}}',
  });
});

test("a path alone is a template", () => {
  assert.equal(inputTransformer(eventPath("$.detail")), {
    inputPaths: { value1: "$.detail" },
    inputTemplate: "<value1>",
  });
});

test("what is plain JSON stays what it is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!JSON.stringify(value).includes('"kind"'));
      const { inputPaths, inputTemplate } = inputTransformer(value as EventTemplate);
      assert.equal(inputPaths, {});
      assert.is(inputTemplate, JSON.stringify(value));
    }),
  );
});

test.run();
