import { choice, JSONATA, machine, type RuleCase, single, task } from "./rule-case";

const SCHEMA = "SCHEMA_VALIDATION_FAILED";
const SCOPE = "UNSUPPORTED_JSONATA_EXPRESSION";

/** Paths, templates, intrinsic functions, JSONata and variables. */
export const EXPRESSION_CASES: readonly RuleCase[] = [
  {
    rule: "jsonPaths",
    title: "InputPath is a path.",
    code: SCHEMA,
    location: "/States/Pay/InputPath",
    message: "Value must be a valid JSONPath.",
    wrong: single({ Type: "Pass", InputPath: "$['order" }),
    right: single({ Type: "Pass", InputPath: "$['order']" }),
  },
  {
    rule: "jsonPaths",
    title: "ResultPath names one place.",
    code: SCHEMA,
    location: "/States/Pay/ResultPath",
    message: "Value is not a Reference Path",
    wrong: single({ Type: "Pass", ResultPath: "$.orders[*].paid" }),
    right: single({ Type: "Pass", ResultPath: "$.orders[0].paid" }),
  },
  {
    rule: "jsonPaths",
    title: "A Variable is a path.",
    code: SCHEMA,
    location: "/States/Paid/Choices[0]/Variable",
    message: "Value is not a Reference Path: Reference path didn't start with '$'",
    wrong: choice([{ Variable: "payment", IsNull: true, Next: "Done" }]),
    right: choice([{ Variable: "$.payment", IsNull: true, Next: "Done" }]),
  },
  {
    rule: "failPaths",
    title: "CausePath gives a text.",
    code: SCHEMA,
    location: "/States/Stop/CausePath",
    message:
      "The value for the field must be a valid JSONPath or an intrinsic function that returns a string (Format, JsonToString, ArrayGetItem, Base64Encode, Base64Decode, Hash, or UUID)",
    wrong: machine({ Stop: { Type: "Fail", CausePath: "States.MathAdd($.a, 1)" } }),
    right: machine({ Stop: { Type: "Fail", CausePath: "States.Format('{}', $.a)" } }),
  },
  {
    rule: "payloadTemplates",
    title: "A field that ends in .$ holds a path or a call.",
    code: SCHEMA,
    location: "/States/Pay/Parameters",
    message: "The value for the field 'id.$' must be a valid JSONPath or a valid intrinsic function call",
    wrong: single({ Type: "Pass", Parameters: { order: [{ "id.$": "order.id" }] } }),
    right: single({ Type: "Pass", Parameters: { order: [{ "id.$": "$.order.id" }] } }),
  },
  {
    rule: "payloadTemplates",
    title: "A field is fixed or computed, not both.",
    code: SCHEMA,
    location: "/States/Pay/Parameters",
    message: "The fields 'id' and 'id.$' cannot both be present",
    wrong: single({ Type: "Pass", Parameters: { id: 1, "id.$": "$.id" } }),
    right: single({ Type: "Pass", Parameters: { "id.$": "$.id" } }),
  },
  {
    rule: "jsonataExpressions",
    title: "A JSONata text parses.",
    code: "INVALID_JSONATA_EXPRESSION",
    location: "/States/Pay/Output/total",
    message: "Unexpected end of expression",
    wrong: single({ Type: "Pass", Output: { total: "{% $states.input.price + %}" } }, JSONATA),
    right: single({ Type: "Pass", Output: { total: "{% $states.input.price + 1 %}" } }, JSONATA),
  },
  {
    rule: "jsonataExpressions",
    title: "A JSONata text closes.",
    code: SCHEMA,
    location: "/States/Pay/Output",
    message: "JSONata string must start with {% and end with %}",
    wrong: single({ Type: "Pass", Output: "{% $states.input" }, JSONATA),
    right: single({ Type: "Pass", Output: "{% $states.input %}" }, JSONATA),
  },
  {
    rule: "jsonataReferences",
    title: "An expression starts from $states or a variable.",
    code: SCOPE,
    location: "/States/Pay/Output/phone",
    message: "Reference to 'phone' at the top level is not supported.",
    wrong: single({ Type: "Pass", Output: { phone: "{% phone %}" } }, JSONATA),
    right: single({ Type: "Pass", Output: { phone: "{% $states.input.phone[type = 'home'] %}" } }, JSONATA),
  },
  {
    rule: "jsonataReferences",
    title: "The result exists after the work.",
    code: SCOPE,
    location: "/States/Pay/Arguments",
    message: "Reference to '$states.result' is not supported in this field.",
    wrong: task({ Arguments: "{% $states.result.id %}" }, JSONATA),
    right: task({ Output: "{% $states.result.id %}" }, JSONATA),
  },
  {
    rule: "variableNames",
    title: "A variable's name is an identifier.",
    code: "INVALID_VARIABLE_NAME",
    location: "/States/Pay/Assign",
    message: "Invalid variable name '1st': the variable name contains invalid characters.",
    wrong: single({ Type: "Pass", Assign: { "1st": 1 } }),
    right: machine({
      Pay: { Type: "Pass", Assign: { first: 1 }, Next: "Ship" },
      Ship: { Type: "Pass", InputPath: "$first", End: true },
    }),
  },
  {
    rule: "variableNames",
    title: "The name states is taken.",
    code: "RESERVED_VARIABLE_NAME",
    location: "/States/Pay/Assign",
    message: "Cannot assign to reserved variable '$states'.",
    wrong: single({ Type: "Pass", Assign: { states: 1 } }),
    right: single({ Type: "Pass" }),
  },
  {
    rule: "variableScopes",
    title: "A branch does not assign what is assigned around it.",
    code: SCHEMA,
    location: "/States/Pay/Branches[0]/States/Charge/Assign",
    message: "Variable 'total' is already assigned in an outer scope",
    wrong: withBranch({ total: 2 }, "$total"),
    right: withBranch({ sum: 2 }, "$sum"),
  },
];

function withBranch(assign: { readonly [name: string]: number }, read: string) {
  const branch = machine({
    Charge: { Type: "Pass", Assign: assign, Next: "Tell" },
    Tell: { Type: "Pass", Parameters: { "a.$": read, "b.$": "$total" }, End: true },
  });
  return machine({
    Count: { Type: "Pass", Assign: { total: 1 }, Next: "Pay" },
    Pay: { Type: "Parallel", Branches: [branch], End: true },
  });
}
