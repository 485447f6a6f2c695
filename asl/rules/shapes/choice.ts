import { assigning, jsonataValue, text } from "./fields";
import type { Field, FieldType, Shape } from "./shape";

const RELATIONS = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
const OPERANDS = { String: "String", Numeric: "Number", Timestamp: "String" } as const satisfies Record<
  string,
  FieldType
>;

const path: Field = { type: "String", expression: "path", language: "JSONPath" };

/** The comparison operators, each with what it compares to. */
const operators: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(Object.entries(OPERANDS).flatMap(([kind, type]) => comparisons(kind, type))),
  StringMatches: operand("String"),
  BooleanEquals: operand("Boolean"),
  BooleanEqualsPath: path,
  IsNull: operand("Boolean"),
  IsPresent: operand("Boolean"),
  IsNumeric: operand("Boolean"),
  IsString: operand("Boolean"),
  IsBoolean: operand("Boolean"),
  IsTimestamp: operand("Boolean"),
};

/** The names of the comparison operators. */
export const OPERATORS: ReadonlySet<string> = new Set(Object.keys(operators));

const condition: Readonly<Record<string, Field>> = {
  And: { type: "Array", filled: true, shape: "Condition", language: "JSONPath" },
  Or: { type: "Array", filled: true, shape: "Condition", language: "JSONPath" },
  Not: { type: "Object", shape: "Condition", language: "JSONPath" },
  Variable: { type: "String", expression: "variable", language: "JSONPath" },
  ...operators,
  Comment: text,
};

/** Rules of a Choice state, and the conditions nested in them. */
export const CHOICE_SHAPES = {
  ChoiceRule: {
    fields: {
      ...condition,
      ...assigning,
      Condition: { type: "any", language: "JSONata" },
      Output: jsonataValue,
      Next: text,
    },
    required: ["Next"],
  },
  Condition: { fields: condition },
} satisfies Record<string, Shape>;

function comparisons(kind: string, type: FieldType): [string, Field][] {
  return RELATIONS.flatMap((relation) => [
    [`${kind}${relation}`, { ...operand(type), ...(kind === "Timestamp" && { expression: "timestamp" }) }],
    [`${kind}${relation}Path`, path],
  ]);
}

function operand(type: FieldType): Field {
  return { type, language: "JSONPath" };
}
