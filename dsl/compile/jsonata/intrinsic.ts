import type { Intrinsic, IntrinsicNode, ValueNode } from "../../tree/value";
import { join, joinWith, type Text } from "../text";
import { expression, type Spot, unsupported } from "./expression";
import { literally } from "./regex";

type Write = (values: readonly Text[], nodes: readonly ValueNode[], spot: Spot) => Text;

/** How JSONata says what each intrinsic function does, to the letter. */
const WRITERS: Readonly<Record<Intrinsic, Write>> = {
  Array: (_values, nodes, spot) => expression({ kind: "array", items: nodes }, spot),
  ArrayContains: ([list = "", item = ""]) =>
    applied("$list, $item", "$count($filter($list, function($one) { $one = $item })) > 0", [list, item]),
  ArrayGetItem: ([list = "", index = ""]) => join("(", list, ")[", index, "]"),
  ArrayLength: call("$count"),
  ArrayPartition: call("$partition"),
  ArrayRange: call("$range"),
  ArrayUnique: ([list = ""]) => join("[$distinct(", list, ")]"),
  Base64Decode: call("$base64decode"),
  Base64Encode: call("$base64encode"),
  Format: (values, nodes, spot) => format(values, nodes, spot),
  Hash: call("$hash"),
  JsonMerge: ([first = "", second = ""]) => join("$merge([", first, ", ", second, "])"),
  // $string leaves text as it is where States.JsonToString quotes it.
  JsonToString: (values) =>
    applied(
      "$value",
      '$type($value) = "string" ? $substring($string({"": $value}), 4, $length($string({"": $value})) - 5) : $string($value)',
      values,
    ),
  // Rounds half up, as Java does.
  MathAdd: ([left = "", right = ""]) => join("$floor(", left, " + 0.5) + $floor(", right, " + 0.5)"),
  MathRandom: ([first = "", last = "", seed = ""]) =>
    join("($floor($random(", seed, ") * ((", last, ") - (", first, "))) + (", first, "))"),
  StringSplit: (values, nodes, spot) => stringSplit(values, nodes, spot),
  StringToJson: (values) => applied("$text", '$text = "" ? null : $parse($text)', values),
  UUID: call("$uuid"),
};

/** A call of an intrinsic function, in JSONata. */
export function intrinsic({ name, arguments: nodes }: IntrinsicNode, spot: Spot): Text {
  const values = name === "Array" ? [] : nodes.map((node) => expression(node, spot));
  return WRITERS[name](values, nodes, spot);
}

function call(name: string): Write {
  return (values) => join(`${name}(`, joinWith(", ", values), ")");
}

/** A function applied at once: its names are its own, so they hide no variables from the values it is given. */
function applied(parameters: string, body: string, values: readonly Text[]): Text {
  return join(`function(${parameters}) { ${body} }(`, joinWith(", ", values), ")");
}

/** A backslash is itself, but before a brace. */
const ESCAPED_BRACE = /\\([{}])/g;

function format([, ...values]: readonly Text[], [template]: readonly ValueNode[], spot: Spot): Text {
  if (template?.kind !== "literal" || typeof template.value !== "string") {
    return unsupported(spot, "the template of format is known only in a run");
  }
  const pieces = template.value.split(/(?<!\\)\{\}/);
  const texts = pieces.flatMap((piece, index) => {
    const text = JSON.stringify(piece.replace(ESCAPED_BRACE, "$1"));
    return index === 0 ? [text] : [join("$string(", values[index - 1] ?? '""', ")"), text];
  });
  const needed = texts.filter((text) => text !== '""');
  return needed.length === 0 ? '""' : join("(", joinWith(" & ", needed), ")");
}

function stringSplit([text = ""]: readonly Text[], [, delimiter]: readonly ValueNode[], spot: Spot): Text {
  if (delimiter?.kind !== "literal" || typeof delimiter.value !== "string") {
    return unsupported(spot, "the delimiter of stringSplit is known only in a run");
  }
  return join("[$split(", text, `, /[${literally(delimiter.value)}]/)[$ != ""]]`);
}
