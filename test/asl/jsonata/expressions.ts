import fc from "fast-check";

/** JSON documents with few keys, so that expressions find something in them. */
export const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2, -1.5, "", "a", "b", "1", "x y"),
    // No empty ones: the library fills those that it groups, in its copy of the data, and then finds them in its result.
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const names = fc.constantFrom("a", "b", "c");
const literals = fc.constantFrom("1", "0", "-2", "2.5", '"a"', '"x y"', '""', "true", "false", "null", "[]");

const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));
const text = (value: string) => fc.constant(value);

/** JSONata expressions over `$states.input` and `$v`, of the forms that the synchronous path compiles, and of some it does not. */
export const expressions = fc.letrec<{ expression: string; path: string; step: string; call: string }>((tie) => ({
  step: fc.oneof(
    join(text("."), names),
    join(text("["), fc.constantFrom("0", "1", "-1", "[0,1]", "$=1", "a", "a=1", "0.7", '"a"'), text("]")),
    join(text("["), tie("expression"), text("]")),
    fc.constantFrom(".*", "[]", ".(a)", ".[a]", ".[a,b]", ".{'k':a}", "{a:b}", "{'k':$count($)}", ".$string()", ".$"),
  ),
  path: join(
    fc.constantFrom("$states.input", "$states.input", "$v", "$states.input.a", "a", "$none"),
    fc.array(tie("step"), { maxLength: 3 }).map((steps) => steps.join("")),
  ),
  call: fc.oneof(
    join(
      fc.constantFrom(
        "$sum(",
        "$count(",
        "$string(",
        "$uppercase(",
        "$exists(",
        "$not(",
        "$boolean(",
        "$length(",
        "$keys(",
      ),
      tie("expression"),
      text(")"),
    ),
    join(
      fc.constantFrom(
        "$merge(",
        "$distinct(",
        "$reverse(",
        "$type(",
        "$number(",
        "$sort(",
        "$spread(",
        "$max(",
        "$join(",
      ),
      tie("expression"),
      text(")"),
    ),
    join(
      fc.constantFrom("$append(", "$lookup(", "$contains(", "$split(", "$partition("),
      tie("expression"),
      text(","),
      tie("expression"),
      text(")"),
    ),
    join(
      fc.constantFrom("$map(", "$filter(", "$each(", "$sift("),
      tie("path"),
      text(", function($x, $i) {"),
      tie("expression"),
      text("})"),
    ),
    join(
      text("$reduce("),
      tie("path"),
      text(", function($x, $y) {"),
      tie("expression"),
      text("}, "),
      literals,
      text(")"),
    ),
    join(text("$sort("), tie("path"), text(", function($x, $y) {$x > $y})")),
    join(
      text("($w := "),
      tie("expression"),
      text("; $f := function($x) {$x & $w}; $f("),
      tie("expression"),
      text("))"),
    ),
    join(
      tie("path"),
      text(" ~> "),
      fc.constantFrom("$sum()", "$string", "$map(function($x) {$x})", "$count()", "$pad(3)"),
    ),
    join(
      text("$pad("),
      tie("path"),
      text(","),
      fc.constantFrom("5", "-5", "0"),
      fc.constantFrom("", ',"xy"'),
      text(")"),
    ),
  ),
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literals,
    tie("path"),
    fc.constantFrom("$x", "$i", "$w", "$", "[1..3]", "$states.input.a[0].b"),
    join(
      text("("),
      tie("expression"),
      fc.constantFrom("+", "-", "*", "/", "%", "&", "=", "!=", "<", ">=", " in ", " and ", " or ", ".."),
      tie("expression"),
      text(")"),
    ),
    join(text("("), tie("expression"), text(" ? "), tie("expression"), text(" : "), tie("expression"), text(")")),
    join(text("["), tie("expression"), text(","), tie("expression"), text("]")),
    join(text("{'k':"), tie("expression"), text(",'l':"), tie("expression"), text("}")),
    join(text("-("), tie("expression"), text(")")),
    tie("call"),
  ),
})).expression;
