import type { Intrinsic, IntrinsicNode, ValueNode } from "../../tree/value";
import { join, joinWith, type Text } from "../text";
import { argument, expression, operand, type Spot, unsupported } from "./expression";
import { literally } from "./regex";

type Write = (nodes: readonly ValueNode[], spot: Spot) => Text;

/** How JSONata says what each intrinsic function does, to the letter. Those that write an operator are `isOperation`. */
const WRITERS: Readonly<Record<Intrinsic, Write>> = {
  Array: (items, spot) => expression({ kind: "array", items }, spot),
  ArrayContains: applied("$list, $item", "$count($filter($list, function($one) { $one = $item })) > 0"),
  ArrayGetItem: made((list = "", index = "") => join("(", list, ")[", index, "]")),
  ArrayLength: call("$count"),
  ArrayPartition: call("$partition"),
  // $range of one number is that number, and of none is nothing.
  ArrayRange: listed(call("$range")),
  ArrayUnique: listed(call("$distinct")),
  Base64Decode: call("$base64decode"),
  Base64Encode: call("$base64encode"),
  Format: format,
  Hash: call("$hash"),
  JsonMerge: made((first = "", second = "") => join("$merge([", first, ", ", second, "])")),
  // $string leaves text as it is where States.JsonToString quotes it.
  JsonToString: applied(
    "$value",
    '$type($value) = "string" ? $substring($string({"": $value}), 4, $length($string({"": $value})) - 5) : $string($value)',
  ),
  MathAdd: mathAdd,
  MathRandom: made((first = "", last = "", seed = "") =>
    join("($floor($random(", seed, ") * ((", last, ") - (", first, "))) + (", first, "))"),
  ),
  StringSplit: stringSplit,
  StringToJson: applied("$text", '$text = "" ? null : $parse($text)'),
  UUID: call("$uuid"),
};

/** A call of an intrinsic function, in JSONata. */
export function intrinsic({ name, arguments: nodes }: IntrinsicNode, spot: Spot): Text {
  return WRITERS[name](nodes, spot);
}

/** Whether JSONata says the function with an operator, which what stands around it could tear apart. */
export function isOperation({ name }: IntrinsicNode): boolean {
  return name === "MathAdd";
}

/** Made of the texts of its arguments, each between brackets or commas. */
function made(write: (...values: readonly Text[]) => Text): Write {
  return (nodes, spot) => write(...nodes.map((node) => argument(node, spot)));
}

function call(name: string): Write {
  return made((...values) => join(`${name}(`, joinWith(", ", values), ")"));
}

/** A list, whether it is of many items, of one or of none. */
function listed(write: Write): Write {
  return (nodes, spot) => join("[", write(nodes, spot), "]");
}

/** A function applied at once: its names are its own, so they hide no variables from the values it is given. */
function applied(parameters: string, body: string): Write {
  return call(`function(${parameters}) { ${body} }`);
}

/** Rounds half up, as Java does. */
function mathAdd(nodes: readonly ValueNode[], spot: Spot): Text {
  const rounded = nodes.map((node) => join("$floor(", operand(node, spot), " + 0.5)"));
  return joinWith(" + ", rounded);
}

/** A backslash is itself, but before a brace. */
const ESCAPED_BRACE = /\\([{}])/g;

function format([template, ...nodes]: readonly ValueNode[], spot: Spot): Text {
  if (template?.kind === "problem") return expression(template, spot);
  if (template?.kind !== "literal" || typeof template.value !== "string") {
    return unsupported(spot, "the template of format is known only in a run");
  }
  const values = nodes.map((node) => argument(node, spot));
  const pieces = template.value.split(/(?<!\\)\{\}/);
  const texts = pieces.flatMap((piece, index) => {
    const text = JSON.stringify(piece.replace(ESCAPED_BRACE, "$1"));
    return index === 0 ? [text] : [join("$string(", values[index - 1] ?? '""', ")"), text];
  });
  const needed = texts.filter((text) => text !== '""');
  return needed.length === 0 ? '""' : join("(", joinWith(" & ", needed), ")");
}

function stringSplit([text, delimiter]: readonly ValueNode[], spot: Spot): Text {
  if (text === undefined || delimiter?.kind !== "literal" || typeof delimiter.value !== "string") {
    return unsupported(spot, "the delimiter of stringSplit is known only in a run");
  }
  return join("[$split(", argument(text, spot), `, /[${literally(delimiter.value)}]/)[$ != ""]]`);
}
