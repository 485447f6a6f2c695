import type { RetrierNode } from "../../tree/guard";
import { inside } from "../../tree/problem";
import { plainJson } from "../../values/template";
import { optionsOf } from "./checked";
import { compact } from "./compact";
import { buildErrorNames } from "./error-names";

/** The options of a retrier besides its errors, and the field that each becomes. */
const FIELDS = {
  intervalSeconds: "IntervalSeconds",
  maxAttempts: "MaxAttempts",
  backoffRate: "BackoffRate",
  maxDelaySeconds: "MaxDelaySeconds",
  jitterStrategy: "JitterStrategy",
  comment: "Comment",
} as const;

/** The node of a retrier: its options are plain values. */
export function buildRetrier(options: unknown): RetrierNode {
  const given: { readonly [name: string]: unknown } = { ...optionsOf(Object(options)) };
  const read = Object.entries(FIELDS)
    .filter(([name]) => given[name] !== undefined)
    .map(([name, field]) => ({ name, field, ...plainJson(given[name]) }));
  const problems = read.flatMap(({ field, problems: found }) => found.map((each) => inside(each, `/${field}`)));
  const plain: Omit<RetrierNode, "errors"> = Object.fromEntries(
    read.filter(({ problems: found }) => found.length === 0).map(({ name, json }) => [name, json]),
  );
  return compact({
    ...plain,
    errors: buildErrorNames(given["errors"]),
    ...(problems.length === 0 ? {} : { problems }),
  });
}
