import { problem } from "../../tree/problem";
import { literal, object, type ValueNode } from "../../tree/value";
import { evaluateOptional } from "../../values/scope";
import { unknownKey } from "./known-keys";
import { objectWrittenOut } from "./object-written-out";

const KEYS = ["RoleArn"] as const;

/** The role that a task acts under; problems stand in place of what its object cannot have. */
export function buildCredentials(build: unknown): ValueNode | undefined {
  const node = objectWrittenOut(evaluateOptional(build), notCredentials);
  if (node?.kind === "object") return object(node.entries.map(checked));
  if (node?.kind !== "literal") return node;
  return object(Object.entries(Object(node.value)).map(([key, value]) => checked([key, literal(value as never)])));
}

function checked([key, value]: readonly [string, ValueNode]): readonly [string, ValueNode] {
  return [key, value.kind === "problem" ? value : (unknownKey(key, KEYS) ?? value)];
}

const notCredentials = problem(
  "CREDENTIALS_NOT_AN_OBJECT",
  "credentials are an object with the role that the task acts under, in both query languages",
  "Return { RoleArn: ... }.",
);
