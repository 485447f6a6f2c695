import { suite } from "uvu";
import * as assert from "uvu/assert";
import { variableReferencesOf } from "../../asl/variable-references";

const test = suite("variableReferencesOf");

test("lists what every kind of JSONPath field reads, sorted, and not what is assigned", () => {
  const definition = {
    StartAt: "Set",
    States: {
      Set: { Type: "Pass", Assign: { limit: 3, "copy.$": "$.total" }, Next: "Check" },
      Check: { Type: "Choice", Choices: [{ Variable: "$total", NumericLessThanPath: "$limit", Next: "Wait" }] },
      Wait: { Type: "Wait", SecondsPath: "$pause.seconds", Next: "Each" },
      Each: {
        Type: "Map",
        ItemsPath: "$list",
        ItemSelector: { "text.$": "States.Format('{} of {}', $$.Map.Item.Value, $limit)" },
        ItemProcessor: { StartAt: "Use", States: { Use: { Type: "Pass", Assign: { "own.$": "$outer" }, End: true } } },
        End: true,
      },
    },
  };
  assert.equal(variableReferencesOf(definition), {
    Check: ["limit", "total"],
    Wait: ["pause"],
    Each: ["limit", "list"],
    Use: ["outer"],
  });
});

test("lists what JSONata reads from outside, not its functions nor what it binds itself", () => {
  const output = "{% ($sum := $total + 1; $map($states.input.prices, function($price) { $price * $rate + $sum })) %}";
  const definition = {
    QueryLanguage: "JSONata",
    StartAt: "Add",
    States: { Add: { Type: "Pass", Output: output, End: true } },
  };
  assert.equal(variableReferencesOf(definition), { Add: ["rate", "total"] });
});

test("takes what is no definition", () => {
  assert.equal(variableReferencesOf([1]), {});
  assert.equal(variableReferencesOf({ States: { A: null, B: { Type: "Pass", InputPath: 7 } } }), {});
});

test.run();
