import { isJsonObject } from "../../../asl/json";
import { isBinding } from "../../declare/binding";
import type { BatcherNode, ReaderNode, WriterNode } from "../../tree/map";
import { inside, isProblem, type ProblemNode, problem } from "../../tree/problem";
import type { ValueNode } from "../../tree/value";
import { evaluateParts } from "../../values/scope";
import { plainJson } from "../../values/template";
import { compact } from "./compact";
import { unknownKeys } from "./known-keys";

/** The node of an ItemReader: what its function returns, read field by field. */
export function buildReader(build: unknown): ReaderNode {
  const parts = evaluateParts(build, ["arguments", "maxItems"]);
  const { resource, arguments: given, config, maxItems } = parts;
  const called = typeof resource === "string" || isBinding(resource);
  return compact({
    resource: called ? resource : "arn:aws:states:::s3:getObject",
    arguments: (called || isProblem(given) ? given : notAReader) as ValueNode,
    ...configOf(config, "/ReaderConfig", unknownKeys(parts, READER_FIELDS)),
    maxItems: maxItems as ValueNode | undefined,
  });
}

const READER_FIELDS = ["resource", "arguments", "config", "maxItems"];
const WRITER_FIELDS = ["arguments", "config"];
const BATCHER_FIELDS = ["batchInput", "maxItemsPerBatch", "maxInputBytesPerBatch"] as const;

/** The node of an ItemBatcher. */
export function buildBatcher(build: unknown): BatcherNode {
  const parts = evaluateParts(build, BATCHER_FIELDS);
  const problems = unknownKeys(parts, BATCHER_FIELDS);
  const fields = Object.fromEntries(BATCHER_FIELDS.map((name) => [name, parts[name] as ValueNode | undefined]));
  return compact({ ...fields, ...(problems.length === 0 ? {} : { problems }) });
}

/** The node of a ResultWriter. */
export function buildWriter(build: unknown): WriterNode {
  const parts = evaluateParts(build, ["arguments"]);
  const { arguments: given, config } = parts;
  const problems = unknownKeys(parts, WRITER_FIELDS);
  return compact({
    arguments: given as ValueNode | undefined,
    ...(config === undefined ? { problems } : configOf(config, "/WriterConfig", problems)),
  });
}

/** The config is made by functions of this library, from plain values. */
function configOf(
  config: unknown,
  path: string,
  besides: readonly ProblemNode[],
): Pick<ReaderNode, "config" | "problems"> {
  const { json, problems } = plainJson(config ?? {});
  const fields = json !== undefined && isJsonObject(json) ? json : {};
  return { config: fields, problems: [...besides, ...problems.map((each) => inside(each, path))] };
}

const notAReader = problem(
  "NOT_A_READER",
  "the function of an itemReader returns a reader",
  "Return what readJson, readCsv or readObjects gives.",
);
