import type { Ref } from "../types/ref";
import { type Parse, recordCall } from "./recorded";
import { textProblem } from "./text-problem";

/**
 * A JSONPath, or a call of an intrinsic function, written out: for what references cannot say, such as wildcards and filters.
 * `T` is what it finds; nothing checks it. JSONPath workflows only.
 *
 * @example chain.pass("Keys", { arguments: () => ({ keys: jsonPath<string[]>("$.images[*].key") }) })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function jsonPath<T>(text: string): Ref<T, "JSONPath"> {
  const read = (parse: Parse) => {
    const found = textProblem(text, parse);
    return found ?? Object.freeze({ kind: "jsonPath" as const, text });
  };
  return recordCall(read) as Ref<T, "JSONPath">;
}

/**
 * A JSONata expression written out, without `{%` and `%}`. References and plain values can be interpolated.
 * `T` is what it gives; nothing checks it. JSONata workflows only.
 *
 * @example chain.pass("Sum", { output: ({ input }) => ({ total: jsonata<number>`$sum(${input.prices})` }) })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function jsonata<T>(texts: TemplateStringsArray, ...values: readonly unknown[]): Ref<T, "JSONata"> {
  const read = (parse: Parse) =>
    Object.freeze({ kind: "jsonata" as const, texts: Object.freeze([...texts]), values: values.map(parse) });
  return recordCall(read) as Ref<T, "JSONata">;
}
