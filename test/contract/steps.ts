import * as fc from "fast-check";
import { and, isPresent, not, numericLessThan, type Ref } from "../../dsl";
import { condition } from "./conditions";
import type { Add, Scope, Start } from "./document";
import { distributedMaps, maps, nestedMaps, parallels } from "./nested-steps";
import { fails, object, place, recovers, restored, works } from "./shared";
import { template, values } from "./values";

const passes = fc.tuple(template, place).map(
  ([read, resultPath]): Add =>
    (chain, name) =>
      chain.pass(name, { arguments: object(read), resultPath }) as unknown as Start,
);

const INPUT_PATHS = [
  undefined,
  ({ input }: Scope) => input.nested,
  ({ input }: Scope) => input.things[0],
  null,
] as const;

interface Placed {
  readonly output: Ref<unknown> & { readonly out: Ref<unknown> & { readonly list: Ref<unknown> } };
}

const OUTPUT_PATHS = [
  undefined,
  ({ output }: Placed) => output,
  ({ output }: Placed) => output.out,
  ({ output }: Placed) => output.out.list,
] as const;

/** What a state sees of its input, and puts out of it. */
const filters = fc.tuple(fc.constantFrom(...INPUT_PATHS), fc.constantFrom(...OUTPUT_PATHS)).map(
  ([inputPath, outputPath]): Add =>
    (chain, name) => {
      const task = chain.task(name, works, { inputPath, outputPath, resultPath: "$.out" } as never);
      return restored(task as unknown as Start, name);
    },
);

const whole = (_: string, of: unknown) => (typeof of === "number" ? Math.round(of % 1000) : of);

/** JSONata prints 15 digits of a number, States.JsonToString all of them. */
const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value), whole))
  .filter((value) => !JSON.stringify(value).includes('.$":'));

const fixed = fc.tuple(json, place).map(
  ([result, resultPath]): Add =>
    (chain, name) =>
      chain.pass(name, { result: result as never, resultPath }) as unknown as Start,
);

const tasks = fc
  .record({ read: template, resultPath: place, selects: fc.boolean(), called: fc.constantFrom(works, fails, recovers) })
  .map(
    ({ read, resultPath, selects, called }): Add =>
      (chain, name) =>
        chain
          .task(name, called, {
            arguments: object(read),
            ...(selects && {
              resultSelector: ({ result }) => ({ first: result.list[0], all: [result.got, [result.inner.a]] }),
            }),
            resultPath,
          })
          .retry([
            { errors: ["Recoverable"], intervalSeconds: 2, maxAttempts: 2, backoffRate: 1.5, maxDelaySeconds: 2 },
            { errors: ["Other"], maxAttempts: 0 },
          ])
          .catch(["Broken"], (failed) => failed, {
            resultPath: "$.failure",
            assign: ({ errorOutput }) => ({ kept: errorOutput.Cause }),
          }) as unknown as Start,
  );

/** The error replaces the document, or is thrown away; the run ends with it or goes on. */
const catches = fc.tuple(fc.constantFrom("$", null, undefined), fc.boolean(), values.text).map(
  ([resultPath, ends, cause]): Add =>
    (chain, name) => {
      const handle = (failed: unknown) => {
        const back = restored(failed as Start, name);
        return (ends ? back.fail(`${name} failed`, { error: "Ended", cause: cause as never }) : back) as never;
      };
      const options = resultPath === undefined ? {} : { resultPath };
      const task = chain.task(name, fails, { resultPath: null });
      return task.catch(["States.TaskFailed"], handle, options) as unknown as Start;
    },
);

const choices = fc.tuple(condition, condition, values.text).map(
  ([first, second, cause]): Add =>
    (chain, name) =>
      chain.choice(name, (choice) =>
        choice
          .when(
            first as never,
            (yes) => yes.pass(`${name} yes`, { result: { chosen: true }, resultPath: "$.chosen" }),
            {
              assign: ({ input }) => ({ kept: input.text }),
            },
          )
          .when(second as never, (join) => join)
          .otherwise((no) => no.fail(`${name} no`, { error: "No", cause: cause as never })),
      ) as unknown as Start,
);

/** Goes round until a counter is high. */
const loops = fc.integer({ min: 0, max: 3 }).map(
  (rounds): Add =>
    (chain, name) =>
      chain.pass(`${name} first`, { assign: () => ({ round: 0 }) }).choice(name, (choice) =>
        choice
          .when(
            ({ vars }) => numericLessThan(vars.round, rounds),
            (again) =>
              again
                .task(`${name} again`, works, {
                  arguments: ({ vars }) => ({ round: vars.round }),
                  assign: ({ result }) => ({ round: result.inner.a, kept: result }),
                  resultPath: null,
                })
                .goTo(name as never),
          )
          .otherwise((rest) => rest),
      ) as unknown as Start,
);

const variables = fc.tuple(template, values.number).map(
  ([read, number]): Add =>
    (chain, name) =>
      chain
        .pass(`${name} set`, {
          assign: (scope) => ({ kept: read(scope), n: number(scope), inner: { n: number(scope) } }),
        })
        .pass(name, {
          arguments: ({ vars }) => ({ kept: vars.kept, n: vars.n, inner: vars.inner.n }),
          resultPath: "$.kept",
        }) as unknown as Start,
);

const waits = fc.boolean().map(
  (until): Add =>
    (chain, name) =>
      chain.wait(name, until ? { timestamp: ({ input }) => input.soon } : { seconds: 2 }) as unknown as Start,
);

/** An optional field, used where it is known to be there. */
const optionals = fc.constant<Add>(
  (chain, name) =>
    chain.choice(name, (choice) =>
      choice
        .when(
          ({ input }) => and(isPresent(input.maybe), not(isPresent(input.things[2]))),
          (known) =>
            known.pass(`${name} known`, { arguments: ({ input }) => ({ it: input.maybe }), resultPath: "$.it" }),
        )
        .otherwise((rest) => rest),
    ) as unknown as Start,
);

/** One step of any kind. */
export const step: fc.Arbitrary<Add> = fc.oneof(
  passes,
  filters,
  fixed,
  tasks,
  catches,
  choices,
  loops,
  variables,
  waits,
  maps,
  nestedMaps,
  distributedMaps,
  parallels,
  optionals,
);
