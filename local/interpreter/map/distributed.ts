import type { ItemBatcher, ItemProcessor, ItemReader, MapState } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { endingOf, itemReaderFailed, StateFailure } from "../failure";
import type { Flow } from "../flow";
import { readItems } from "../items/read-items";
import type { Machine } from "../machine-facts";
import { PAYLOAD_LIMIT_BYTES } from "../payload-size";
import type { FinishMap } from "../states/map";
import { Batch, type Batching, isBatching } from "./batches";
import type { MapWork } from "./inline";
import { compileItemSelector } from "./items";
import { type InputSource, MapRun } from "./map-run";
import { writerPlan } from "./result-writer";

/** As many children as AWS runs at a time. */
const MOST_CONCURRENT = 10_000;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export function compileDistributed(
  name: string,
  state: MapState,
  processor: ItemProcessor,
  compiler: Compiler,
  finish: FinishMap,
): MapWork {
  const scope = compiler.scope(processor, name);
  const batching = compileBatching(state, compiler);
  const source = compileSource(state, compiler);
  const writerParameters = compileParameters(state, state.ResultWriter, "ResultWriter", compiler);
  return (flow, input, items, concurrency, tolerance) => {
    const batches = batching(flow, input);
    const inputs = source(flow, input, items);
    const parameters = writerParameters(flow, input);
    const machine = childMachine(flow, state, processor);
    const arn = `${machine.arn.replace(":stateMachine:", ":mapRun:")}:${flow.run.randomness.uuid()}`;
    const mapRun = new MapRun(
      {
        arn,
        machine,
        scope,
        source: batches === undefined ? inputs : batched(inputs, batches),
        concurrency: concurrency > 0 ? Math.min(concurrency, MOST_CONCURRENT) : MOST_CONCURRENT,
        tolerance,
        writerConfig: state.ResultWriter?.WriterConfig,
        writer: writerPlan(state.ResultWriter, parameters, arn),
        onResult: (result) => flow.resume(() => succeed(flow, result, finish)),
        onFailure: (thrown) => flow.resume(() => fail(flow, thrown)),
      },
      flow.run.setting,
    );
    flow.emit("MapRunStarted", { mapRunArn: arn });
    flow.run.queue.post(() => mapRun.start());
    return flow.suspend(() => mapRun.abandon());
  };
}

/** MapRunSucceeded and MapStateSucceeded are no steps of the flow: what follows points back to MapRunStarted. */
function succeed(flow: Flow, result: Json, finish: FinishMap) {
  const succeededId = flow.run.record("MapRunSucceeded", flow.lastEventId);
  flow.run.record("MapStateSucceeded", succeededId);
  return finish(flow, result);
}

function fail(flow: Flow, thrown: unknown): never {
  const failure = thrown instanceof StateFailure ? thrown : itemReaderFailed(messageOf(thrown));
  flow.emit("MapRunFailed", endingOf(failure));
  throw failure;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function childMachine(flow: Flow, { Label }: MapState, processor: ItemProcessor): Machine {
  const { machine, randomness } = flow.run;
  const label = Label ?? randomness.uuid();
  const type = processor.ProcessorConfig?.ExecutionType ?? "STANDARD";
  return { ...machine, type, name: `${machine.name}/${label}`, arn: `${machine.arn}/${label}` };
}

function compileBatching(state: MapState, compiler: Compiler): (flow: Flow, input: Json) => Batching | undefined {
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

type Source = (flow: Flow, input: Json, items: readonly Json[] | undefined) => InputSource;

function compileSource(state: MapState, compiler: Compiler): Source {
  const select = compileItemSelector(state, compiler);
  const read = state.ItemReader === undefined ? undefined : compileReading(state, state.ItemReader, compiler);
  return (flow, input, items = []) => {
    if (read === undefined) return givenItems(items, (value, index) => select(flow, input, { value, index }));
    return readSource(read(flow, input), (value, index) => select(flow, input, { value, index }));
  };
}

type Select = (value: Json, index: number) => Json;

function givenItems(items: readonly Json[], select: Select): InputSource {
  let index = 0;
  const next = (): IteratorResult<Json> => {
    if (index >= items.length) return { done: true, value: undefined };
    const value = select(items[index] as Json, index);
    index++;
    return { done: false, value };
  };
  return { next, total: items.length };
}

function readSource({ items, maxItems }: Reading, select: Select): InputSource {
  let index = 0;
  const next = async (): Promise<IteratorResult<Json>> => {
    if (maxItems < 0) throw itemReaderFailed("field MaxItems must be positive");
    const read = maxItems > 0 && index >= maxItems ? undefined : await items.next();
    if (read === undefined || read.done) {
      await items.return(undefined);
      return { done: true, value: undefined };
    }
    return { done: false, value: select(read.value, index++) };
  };
  return { next };
}

interface Reading {
  readonly items: AsyncGenerator<Json>;
  /** 0 for all. */
  readonly maxItems: number;
}

function compileReading(state: MapState, reader: ItemReader, compiler: Compiler): (flow: Flow, input: Json) => Reading {
  const config = reader.ReaderConfig ?? {};
  const maxItems = compiler.number(state, "MaxItems", "integer", config, "ItemReader/ReaderConfig");
  const parameters = compileParameters(state, reader, "ItemReader", compiler);
  return (flow, input) => {
    const request = { resource: reader.Resource, config, parameters: objectOf(parameters(flow, input)) };
    return { items: readItems(request, flow.run.setting.objects), maxItems: maxItems(flow, input) ?? 0 };
  };
}

function compileParameters(
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

/** Groups what a source gives. */
function batched(source: InputSource, batching: Batching): InputSource {
  const batch = new Batch(batching);
  let isOver = false;
  const finish = (): IteratorResult<Json> => {
    isOver = true;
    const last = batch.take();
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  };
  const next = async (): Promise<IteratorResult<Json>> => {
    while (!isOver) {
      const item = await source.next();
      if (item.done) return finish();
      const full = batch.add(item.value);
      if (full !== undefined) return { done: false, value: full };
    }
    return { done: true, value: undefined };
  };
  return { next };
}
