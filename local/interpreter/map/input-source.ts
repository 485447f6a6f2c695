import type { ItemBatcher, ItemReader, MapState } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { Compiler } from "../compiler";
import type { MapItem } from "../context";
import { itemReaderFailed } from "../failure";
import type { Flow } from "../flow";
import type { ItemChunk } from "../items/item-chunk";
import { readItems } from "../items/read-items";
import type { ObjectStore } from "../object-store";
import { PAYLOAD_LIMIT_BYTES } from "../payload-size";
import type { Viewer } from "../viewer";
import { Batch, type Batching, isBatching } from "./batches";
import { compileItemSelector } from "./items";
import type { InputSource } from "./map-runner";

export function compileBatching(
  state: MapState,
  compiler: Compiler,
): (flow: Flow, input: Json) => Batching | undefined {
  const batcher: ItemBatcher | undefined = state.ItemBatcher;
  if (!isBatching(batcher)) return () => undefined;
  const maxItems = compiler.number(state, "MaxItemsPerBatch", "integer", batcher, "ItemBatcher");
  const maxBytes = compiler.number(state, "MaxInputBytesPerBatch", "integer", batcher, "ItemBatcher");
  const { BatchInput } = batcher;
  const batchInput =
    BatchInput === undefined ? undefined : compiler.template(state, BatchInput, "ItemBatcher/BatchInput");
  return (flow, input) => ({
    maxItems: maxItems(flow, input) || Number.POSITIVE_INFINITY,
    maxBytes: maxBytes(flow, input) || PAYLOAD_LIMIT_BYTES,
    ...(batchInput && { batchInput: batchInput(flow, input) }),
  });
}

type Source = (
  viewer: Viewer,
  input: Json,
  items: readonly Json[] | undefined,
  objects: ObjectStore,
) => () => InputSource;

export function compileSource(state: MapState, compiler: Compiler): Source {
  const selector = compileItemSelector(state, compiler);
  const read = state.ItemReader === undefined ? undefined : compileReading(state, state.ItemReader, compiler);
  return (viewer, input, items = [], objects) => {
    const select: Select = (item) => selector(viewer, input, item);
    if (read === undefined) return () => givenItems(items, select);
    const open = read(viewer, input, objects);
    return () => readSource(open(), select);
  };
}

type Select = (item: MapItem) => Json;

function givenItems(items: readonly Json[], select: Select): InputSource {
  let index = 0;
  const next = (): IteratorResult<Json> => {
    if (index >= items.length) return { done: true, value: undefined };
    const value = select({ value: items[index] as Json, index, source: "STATE_DATA" });
    index++;
    return { done: false, value };
  };
  return { next, items: items.length, executions: items.length };
}

/** Items come in chunks: only the first of each has to be waited for. */
function readSource({ chunks, maxItems }: Reading, select: Select): InputSource {
  let chunk: ItemChunk | undefined;
  let index = 0;
  let at = 0;
  const finish = async (): Promise<IteratorResult<Json>> => {
    await chunks.return(undefined);
    return { done: true, value: undefined };
  };
  const take = ({ values, keys, source }: ItemChunk): IteratorResult<Json> => {
    const key = keys?.[at];
    const value = values[at++] as Json;
    return { done: false, value: select({ value, index: index++, source, ...(key !== undefined && { key }) }) };
  };
  const readOn = async (): Promise<IteratorResult<Json>> => {
    for (;;) {
      const read = await chunks.next();
      if (read.done) return finish();
      [chunk, at] = [read.value, 0];
      if (chunk.values.length > 0) return take(chunk);
    }
  };
  const next = (): IteratorResult<Json> | Promise<IteratorResult<Json>> => {
    if (maxItems < 0) throw itemReaderFailed("field MaxItems must be positive");
    if (maxItems > 0 && index >= maxItems) return finish();
    return chunk !== undefined && at < chunk.values.length ? take(chunk) : readOn();
  };
  const close = () => void chunks.return(undefined).catch(() => {});
  return { next, close };
}

interface Reading {
  readonly chunks: AsyncGenerator<ItemChunk>;
  /** 0 for all. */
  readonly maxItems: number;
}

type Read = (viewer: Viewer, input: Json, objects: ObjectStore) => () => Reading;

function compileReading(state: MapState, reader: ItemReader, compiler: Compiler): Read {
  const config = reader.ReaderConfig ?? {};
  const maxItems = compiler.number(state, "MaxItems", "integer", config, "ItemReader/ReaderConfig");
  const parameters = compileParameters(state, reader, "ItemReader", compiler);
  return (viewer, input, objects) => {
    const request = { resource: reader.Resource, config, parameters: objectOf(parameters(viewer, input)) };
    const most = maxItems(viewer, input) ?? 0;
    return () => ({ chunks: readItems(request, objects), maxItems: most });
  };
}

export function compileParameters(
  state: MapState,
  holder: { readonly Parameters?: JsonObject; readonly Arguments?: Json } | undefined,
  field: string,
  compiler: Compiler,
) {
  if (holder?.Arguments !== undefined) return compiler.template(state, holder.Arguments, `${field}/Arguments`);
  return compiler.template(state, holder?.Parameters ?? {}, `${field}/Parameters`);
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** How many items are in a batch. */
export function itemsOfBatch(batch: Json): number {
  const { Items } = batch as { readonly Items: readonly Json[] };
  return Items.length;
}

/** Groups what a source gives. */
export function batched(source: InputSource, batching: Batching): InputSource {
  const batch = new Batch(batching);
  let isOver = false;
  const finish = (): IteratorResult<Json> => {
    isOver = true;
    const last = batch.take();
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  };
  const add = (item: IteratorResult<Json>): IteratorResult<Json> | undefined => {
    if (item.done) return finish();
    const full = batch.add(item.value);
    return full === undefined ? undefined : { done: false, value: full };
  };
  const readOn = async (read: Promise<IteratorResult<Json>>): Promise<IteratorResult<Json>> =>
    add(await read) ?? next();
  const next = (): IteratorResult<Json> | Promise<IteratorResult<Json>> => {
    while (!isOver) {
      const read = source.next();
      const full = read instanceof Promise ? readOn(read) : add(read);
      if (full !== undefined) return full;
    }
    return { done: true, value: undefined };
  };
  const { executions: _unbatched, ...known } = source;
  return { ...known, next };
}
