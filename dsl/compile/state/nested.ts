import type { ReaderNode, WriterNode } from "../../tree/map";
import type { StateOf } from "../../tree/state";
import type { Place } from "../dialect";
import type { LinkedState } from "../link";
import { type ScopeContext, scopeFields } from "../scope";
import type { Fields } from "../unbound";
import { present } from "./context";
import { guardFields } from "./guard";
import { optionalValue } from "./simple";

/** What a Parallel state adds to the fields all states have. */
export function parallelFields(
  state: StateOf<"parallel">,
  linked: LinkedState,
  context: ScopeContext,
  place: Place,
): Fields {
  const { dialect, location } = context;
  const branches = state.branches.map((steps, index) =>
    scopeFields(steps, { ...context, location: `${location}/Branches[${index}]` }),
  );
  return { ...dialect.flow(place), Branches: branches, ...guardFields(state, linked.caught, dialect, place) };
}

/** What a Map state adds to the fields all states have. */
export function mapFields(state: StateOf<"map">, linked: LinkedState, context: ScopeContext, place: Place): Fields {
  const { dialect } = context;
  const optional = (name: string, node: Parameters<typeof optionalValue>[1]) =>
    optionalValue(name, node, dialect, place);
  return {
    ...dialect.items(state.items, place),
    ...reader(state.reader, context, place),
    ...(state.itemSelector === undefined ? {} : dialect.template("ItemSelector", state.itemSelector, place)),
    ...batcher(state.batcher, context, place),
    ...optional("MaxConcurrency", state.maxConcurrency),
    ...optional("ToleratedFailurePercentage", state.toleratedFailurePercentage),
    ...optional("ToleratedFailureCount", state.toleratedFailureCount),
    ...present({ Label: state.label }),
    ItemProcessor: processor(state, context),
    ...writer(state.writer, context, place),
    ...dialect.flow(place),
    ...guardFields(state, linked.caught, dialect, place),
  };
}

/** Inline is the default and goes without saying. */
function processor({ executionType, body }: StateOf<"map">, context: ScopeContext): Fields {
  const inside = { ...context, type: executionType ?? context.type, location: `${context.location}/ItemProcessor` };
  const scope = scopeFields(body, inside);
  if (executionType === undefined) return scope;
  return { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: executionType }, ...scope };
}

function reader(node: ReaderNode | undefined, { dialect }: ScopeContext, place: Place): Fields {
  if (node === undefined) return {};
  const inside = within(place, "ItemReader");
  for (const each of node.problems ?? []) place.report("ItemReader", each);
  const config = {
    ...node.config,
    ...optionalValue("MaxItems", node.maxItems, dialect, within(inside, "ReaderConfig")),
  };
  return {
    ItemReader: {
      Resource: node.resource,
      ...(Object.keys(config).length === 0 ? {} : { ReaderConfig: config }),
      ...dialect.template(dialect.argumentsField, node.arguments, inside),
    },
  };
}

function batcher(node: StateOf<"map">["batcher"], { dialect }: ScopeContext, place: Place): Fields {
  if (node === undefined) return {};
  const inside = within(place, "ItemBatcher");
  for (const each of node.problems ?? []) place.report("ItemBatcher", each);
  return {
    ItemBatcher: {
      ...optionalValue("MaxItemsPerBatch", node.maxItemsPerBatch, dialect, inside),
      ...optionalValue("MaxInputBytesPerBatch", node.maxInputBytesPerBatch, dialect, inside),
      ...(node.batchInput === undefined ? {} : dialect.template("BatchInput", node.batchInput, inside)),
    },
  };
}

function writer(node: WriterNode | undefined, { dialect }: ScopeContext, place: Place): Fields {
  if (node === undefined) return {};
  const { arguments: given, config } = node;
  const inside = within(place, "ResultWriter");
  for (const each of node.problems ?? []) place.report("ResultWriter", each);
  const target =
    given === undefined
      ? {}
      : {
          Resource: "arn:aws:states:::s3:putObject",
          ...dialect.template(dialect.argumentsField, given, inside),
        };
  return { ResultWriter: { ...target, ...present({ WriterConfig: config }) } };
}

function within(place: Place, field: string): Place {
  return { ...place, report: (name, problem) => place.report(`${field}/${name}`, problem) };
}
