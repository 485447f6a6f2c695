import { problem } from "../../tree/problem";
import type { StateOf } from "../../tree/state";
import type { ValueNode } from "../../tree/value";
import type { Place } from "../dialect";

const TOKEN = ["Task", "Token"];

/** A task that waits for its token and never tells anybody the token waits until it times out. */
export function requireToken({ pattern, flow }: StateOf<"task">, place: Place): void {
  if (pattern !== "waitForTaskToken" || (flow.arguments !== undefined && passesToken(flow.arguments))) return;
  place.report(
    "Resource",
    problem(
      "TASK_TOKEN_NOT_PASSED",
      "the task waits for its token, and its arguments do not pass the token on",
      "Put context.Task.Token into the arguments.",
    ),
  );
}

function passesToken(node: ValueNode): boolean {
  switch (node.kind) {
    case "reference":
      return node.root === "context" && node.segments.every((segment, index) => TOKEN[index] === segment);
    case "object":
      return node.entries.some(([, value]) => passesToken(value));
    case "array":
      return node.items.some(passesToken);
    case "intrinsic":
      return node.arguments.some(passesToken);
    case "jsonata":
      return node.values.some(passesToken) || node.texts.some(namesToken);
    case "jsonPath":
      return namesToken(node.text);
    default:
      return node.kind === "problem";
  }
}

/** The token, or what it is a part of. */
const NAMED = /(?:\$\$|\$states\.context)(?:\.Task(?:\.Token)?)?(?![\w.[])/;

function namesToken(text: string): boolean {
  return NAMED.test(text.replace(/\[\s*['"](\w+)['"]\s*\]|\.?`(\w+)`/g, ".$1$2").replace(/\s*\.\s*/g, "."));
}
