import * as fc from "fast-check";
import { readCsv, readJson, readObjects, writeResults } from "../../dsl";
import type { Add, Scope, Start } from "./document";
import { fails, object, place, works } from "./shared";
import { template } from "./values";

const LISTS = [
  ({ input }: Scope) => input.list as never,
  ({ input }: Scope) => input.things as never,
  ({ input }: Scope) => input.nested.list as never,
] as const;

const SOURCES = [
  { items: ({ input }: Scope) => input.things },
  { itemReader: () => readJson({ bucket: "data", key: "items.json", itemsPointer: "/rows", maxItems: 3 }) },
  { itemReader: ({ input }: Scope) => readCsv({ bucket: "data", key: "items.csv", maxItems: input.few }) },
  { itemReader: () => readObjects({ bucket: "data", prefix: "items" }) },
] as const;

/** Maps over lists of all kinds, whose bodies see the item and the variables outside. */
export const maps = fc
  .record({ read: template, resultPath: place, items: fc.constantFrom(...LISTS), broken: fc.boolean() })
  .map(
    ({ read, resultPath, items, broken }): Add =>
      (chain, name) =>
        chain
          .map(
            name,
            {
              items,
              itemSelector: (scope) => ({
                item: scope.item.value,
                index: scope.item.index,
                source: scope.item.source,
                value: read(scope as Scope),
              }),
              maxConcurrency: 2,
              resultPath,
            },
            (item) => {
              const body = item.wait(`${name} wait`, { seconds: ({ input }) => input.index }).pass(`${name} context`, {
                arguments: ({ context, vars }) => ({
                  index: context.Map.Item.Index,
                  from: context.Map.Item.Source,
                  outer: (vars as never as { document: { text: string } }).document.text,
                }),
                resultPath: "$.seen",
              });
              return broken ? body.task(`${name} broken`, fails, { resultPath: null }) : (body as never);
            },
          )
          .catch(["Broken"], (failed) => failed, { resultPath: "$.failure" }) as unknown as Start,
  );

/** Maps in maps: the inner one sees the outer item. */
export const nestedMaps = place.map(
  (resultPath): Add =>
    (chain, name) =>
      chain.map(name, { items: ({ input }) => input.things, resultPath }, (thing) =>
        thing.map(
          `${name} tags`,
          {
            items: ({ input }) => input.tags,
            itemSelector: ({ input, item }) => ({ thing: input.name, tag: item.value }),
            resultPath: "$.tagged",
            outputPath: ({ output }) => (output as never as { tagged: never }).tagged,
          },
          (tag) => tag.pass(`${name} tag`),
        ),
      ) as unknown as Start,
);

/** Distributed maps over a list, or what is in S3. */
export const distributedMaps = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    batched: fc.boolean(),
    writes: fc.boolean(),
    read: template,
    broken: fc.boolean(),
  })
  .map(
    ({ source, batched, writes, read, broken }): Add =>
      (chain, name) => {
        const options = {
          ...source,
          itemSelector: (scope: Scope & { item: { value: unknown; index: unknown } }) => ({
            item: scope.item.value,
            index: scope.item.index,
            value: read(scope),
          }),
          ...(batched && {
            itemBatcher: (scope: Scope) => ({ maxItemsPerBatch: 2, batchInput: { value: read(scope) } }),
          }),
          ...(writes && {
            resultWriter: ({ input }: Scope) =>
              writeResults({ bucket: "results", prefix: input.nested["odd key"], outputType: "JSON" }),
            resultSelector: ({ result }: { result: { ResultWriterDetails: { Bucket: string } } }) => ({
              bucket: result.ResultWriterDetails.Bucket,
            }),
          }),
          toleratedFailurePercentage: broken ? 0 : 100,
          resultPath: "$.rows",
        };
        return chain
          .distributedMap(name, options as never, (item) => item.task(`${name} row`, broken ? fails : works))
          .catch(["States.ExceedToleratedFailureThreshold"], (failed) => failed as never, {
            resultPath: null,
          }) as unknown as Start;
      },
  );

/** Branches, of which one may fail. */
export const parallels = fc
  .record({ read: template, resultPath: place, selects: fc.boolean(), broken: fc.boolean() })
  .map(
    ({ read, resultPath, selects, broken }): Add =>
      (chain, name) =>
        chain
          .parallel(
            name,
            [
              (one) => one.pass(`${name} one`, { inputPath: ({ input }) => input.nested }),
              (two) => {
                const made = two.pass(`${name} two`, { arguments: object(read), assign: () => ({ local: 1 }) });
                return broken ? made.task(`${name} broken`, fails) : (made as never);
              },
            ],
            {
              ...(selects && {
                resultSelector: ({ result }: { result: readonly unknown[] }) => ({ one: result[0], two: result[1] }),
              }),
              resultPath,
            } as { resultPath: typeof resultPath },
          )
          .catch(["Broken"], (failed) => failed, {
            resultPath: "$.failure",
            assign: ({ errorOutput }) => ({ kept: errorOutput.Error }),
          }) as unknown as Start,
  );
