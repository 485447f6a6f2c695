import type { ComparisonNode, ConditionNode, Relation, TestNode } from "../../tree/condition";
import type { ValueNode } from "../../tree/value";
import { isDynamic } from "../dynamic";
import { join, joinWith, type Text } from "../text";
import { argument, fail, operand, type Spot } from "./expression";
import { literally } from "./regex";

const SIGNS: Readonly<Record<Relation, string>> = {
  Equals: "=",
  LessThan: "<",
  LessThanEquals: "<=",
  GreaterThan: ">",
  GreaterThanEquals: ">=",
};

const TYPES = { String: "string", Numeric: "number", Boolean: "boolean", Timestamp: "string" } as const;

const DATE = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const TIME = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?";
const TIMESTAMP = `/^${DATE}T${TIME}(Z|[-+]\\d{2}:\\d{2})$/`;

/** A condition as a JSONata expression, true and false for the same data as ASL's own operators. */
export function condition(node: ConditionNode, spot: Spot): Text {
  switch (node.kind) {
    case "comparison":
      return comparison(node, spot);
    case "match":
      return typed("string", node.subject, spot, (text) => join("$contains(", text, `, ${wildcard(node.pattern)})`));
    case "test":
      return test(node, spot);
    case "and":
    case "or":
      return join(
        "(",
        joinWith(
          ` ${node.kind} `,
          node.conditions.map((each) => condition(each, spot)),
        ),
        ")",
      );
    case "not":
      return join("$not(", condition(node.condition, spot), ")");
    case "expression":
      return operand(node.value, spot);
    case "problem":
      return fail(spot, node);
  }
}

/** A comparison of values of different types is false, where JSONata would fail or compare them. */
function comparison({ comparable, relation, left, right }: ComparisonNode, spot: Spot): Text {
  if (comparable === "Timestamp") return timestamps(left, right, relation, spot);
  const compared = join(operand(left, spot), ` ${SIGNS[relation]} `, operand(right, spot));
  if (relation === "Equals" && !(isDynamic(left) && isDynamic(right))) return compared;
  return join("(", isOfType(TYPES[comparable], [left, right], spot), " and ", compared, ")");
}

function timestamps(left: ValueNode, right: ValueNode, relation: Relation, spot: Spot): Text {
  const operands = [left, right];
  const checks = operands.filter(isDynamic).map((node) => isTimestamp(node, spot));
  const times = operands.map((node) => join("$toMillis(", argument(node, spot), ")"));
  return join("(", joinWith(" and ", [...checks, joinWith(` ${SIGNS[relation]} `, times)]), ")");
}

function isOfType(type: string, nodes: readonly ValueNode[], spot: Spot): Text {
  return joinWith(
    " and ",
    nodes.filter(isDynamic).map((node) => join("$type(", argument(node, spot), `) = "${type}"`)),
  );
}

function typed(type: string, node: ValueNode, spot: Spot, rest: (text: Text) => Text): Text {
  return join("(", isOfType(type, [node], spot), " and ", rest(argument(node, spot)), ")");
}

function isTimestamp(node: ValueNode, spot: Spot): Text {
  return typed("string", node, spot, (text) => join("$contains(", text, `, ${TIMESTAMP})`));
}

function test({ operator, subject }: TestNode, spot: Spot): Text {
  switch (operator) {
    case "IsPresent":
      return join("$exists(", argument(subject, spot), ")");
    case "IsNull":
      return join(operand(subject, spot), " = null");
    case "IsString":
      return isOfType("string", [subject], spot);
    case "IsNumeric":
      return isOfType("number", [subject], spot);
    case "IsBoolean":
      return isOfType("boolean", [subject], spot);
    case "IsTimestamp":
      return isTimestamp(subject, spot);
  }
}

/** A pattern of StringMatches as a regular expression: `*` is any text, a backslash takes the next character literally. */
function wildcard(pattern: string): string {
  const body = pattern.replace(/\\(.)|([\s\S])/g, (_, escaped: string | undefined, plain: string | undefined) =>
    plain === "*" ? "[\\s\\S]*" : literally(escaped ?? plain ?? ""),
  );
  return `/^${body}$/`;
}
