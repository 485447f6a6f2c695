import type { Json, JsonObject } from "../../asl/json";
import type { AnyChain, Ended, Fits, Mode, NewName, OutputOf, Target, types, Visited } from "../types/chain";
import type { After, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { Catching } from "./catching";
import type { ChoiceStep } from "./choice";
import type { DistributedMapStep } from "./distributed-map";
import type { MapOptions, OutputOptions, PassingOptions, PassOptions, StateOptions, ValueOf } from "./options";
import type { ParallelStep } from "./parallel";
import type { TaskStep } from "./task";

/**
 * A chain of states. Every method returns a new chain; the one it is called on stays as it is.
 *
 * The parameters are what the editor knows at this dot: the document the chain starts from, the document here, the
 * variables, what runs that ended give, the states so far with their documents, and how the machine runs.
 */
// `in out` on every parameter is what makes this usable: without it TypeScript compares chains structurally (185 s for six
// steps). NoInfer in return types: else the contextual return type of a branch turns defaulted parameters into unknown.
export interface Chain<
  in out Start,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
> {
  readonly [types]: {
    readonly start: Start;
    readonly document: D;
    readonly ended: Out;
  };

  /** The name of the workflow; empty for steps that are none. */
  readonly name: string;

  /**
   * Calls a Lambda function, an AWS service or an activity. `arguments` may be left out where the document fits.
   *
   * @example chain.task("Detect", detectFaces, { resultPath: "$.face", timeoutSeconds: 30 })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
   */
  readonly task: TaskStep<Start, D, Vars, Out, Names, States, M>;

  /**
   * Does nothing but reshape the document: a fixed `result`, or `arguments` made from the input.
   *
   * @example chain.pass("Defaults", { result: { size: 250 }, resultPath: "$.settings" })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
   */
  pass<
    N extends string,
    const R extends Json = never,
    G = Ref<D>,
    P extends ResultPath | undefined = undefined,
    X = unknown,
    A = {},
  >(
    name: NewName<N, Names>,
    options?: PassOptions<D, Vars, M, R, G, P, X, A>,
  ): Chain<
    Start,
    After<D, NoInfer<P>, [NoInfer<R>] extends [never] ? NoInfer<G> : Mutable<NoInfer<R>>, NoInfer<X>>,
    Vars & Resolved<NoInfer<A>>,
    Out,
    Names | N,
    States | Visited<N, D>,
    M
  >;

  /**
   * Waits for a number of seconds, or until an ISO 8601 time.
   *
   * @example chain.wait("Later", { timestamp: ({ input }) => input.dueAt })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
   */
  wait<N extends string, X = Ref<D>, A = {}>(
    name: NewName<N, Names>,
    options: PassingOptions<D, Vars, M, X, A> &
      (
        | { readonly seconds: ValueOf<number, D, Vars, M>; readonly timestamp?: undefined }
        | { readonly timestamp: ValueOf<string, D, Vars, M>; readonly seconds?: undefined }
      ),
  ): Chain<Start, Resolved<NoInfer<X>>, Vars & Resolved<NoInfer<A>>, Out, Names | N, States | Visited<N, D>, M>;

  /**
   * Chooses a branch. A branch ends or joins what follows; the document there is the union of those that join.
   * Without `otherwise`, a run in which no rule holds fails with `States.NoChoiceMatched`. Options may come before the rules:
   * then `outputPath` and `output` can be anything, and the branches start from it.
   *
   * @example
   * chain.choice("Paid", (choice) => choice
   *   .when(({ input }) => stringEquals(input.payment, "Ok"), (paid) => paid)
   *   .otherwise((unpaid) => unpaid.fail("NotPaid", { error: "NotPaid" })))
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
   */
  readonly choice: ChoiceStep<Start, D, Vars, Out, Names, States, M>;

  /**
   * Ends the run of this scope in success.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
   */
  succeed<N extends string, X = Ref<D>>(
    name: NewName<N, Names>,
    options?: OutputOptions<D, Vars, M, X>,
  ): Ended<Start, Out | Resolved<NoInfer<X>>>;

  /**
   * Fails the run with a name and a cause, given as text or read from the document.
   *
   * @example chain.fail("NotPaid", { error: "NotPaid", cause: ({ input }) => format("Order {}", input.orderId) })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
   */
  fail<N extends string>(
    name: NewName<N, Names>,
    options?: StateOptions & {
      readonly error?: ValueOf<string, D, Vars, M>;
      readonly cause?: ValueOf<string, D, Vars, M>;
    },
  ): Ended<Start, Out>;

  /**
   * Runs branches at the same time, each on the document or on `arguments`; the result is the list of their outputs. Options
   * may come before the branches: then `arguments` can be anything.
   *
   * @example
   * chain.parallel("Both", [(one) => one.task("A", a), (two) => two.task("B", b)], { resultPath: "$.both" })
   * chain.parallel("Both", { arguments: ({ input }) => ({ id: input.order.id }) }, [(one) => one.task("A", a)])
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
   */
  readonly parallel: ParallelStep<Start, D, Vars, Out, Names, States, M>;

  /**
   * Runs the body for each item of a list; the result is the list of its outputs. The body starts from the item, or from
   * what `itemSelector` makes of it.
   *
   * @example
   * chain.map("Photos", { items: ({ input }) => input.images, maxConcurrency: 3 }, (photo) => photo.next(processPhoto))
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
   */
  map<
    N extends string,
    Item,
    F extends AnyChain,
    IS = Ref<Item>,
    P extends ResultPath | undefined = undefined,
    RS = Ref<OutputOf<F>[]>,
    X = unknown,
    A = {},
  >(
    name: NewName<N, Names>,
    options: MapOptions<D, Vars, M, Item, IS, OutputOf<F>[], P, RS, X, A>,
    body: (item: Chain<Resolved<IS>, Resolved<IS>, Vars, never, never, never, M>) => F,
  ): Catching<
    Start,
    D,
    Vars,
    After<D, NoInfer<P>, NoInfer<RS>, NoInfer<X>>,
    Vars & Resolved<NoInfer<A>>,
    Out,
    Names | N,
    States | Visited<N, D>,
    M,
    never
  >;

  /**
   * Runs the body for each item in a child execution of its own: up to 10,000 at a time, over items in the document or in
   * S3. The children see no variables of this workflow.
   *
   * @example
   * chain.distributedMap("Resize", {
   *   itemReader: ({ input }) => readObjects({ bucket: input.bucket }),
   *   itemBatcher: ({ input }) => ({ maxItemsPerBatch: 100, batchInput: { target: input.target } }),
   *   executionType: "EXPRESS",
   * }, (batch) => batch.task("ResizeBatch", resizeBatch))
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
   */
  readonly distributedMap: DistributedMapStep<Start, D, Vars, Out, Names, States, M>;

  /**
   * A state in ASL itself, for what this interface cannot say. `Next` and `End` may be left out. `R` is the document after
   * it; nothing checks that.
   *
   * @example chain.state<{ at: string }>("Now", { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime" } })
   */
  state<R = D>(name: string, asl: JsonObject): Chain<Start, R, Vars, Out, Names, States, M>;

  /**
   * The states of another chain, or of a workflow, follow. In a JSONPath machine those of steps that say "JSONata" stay in
   * JSONata: they are given the document as it is, and share the variables. The same chain appended twice where nothing follows it, or the
   * same follows, is one set of states.
   */
  next<F extends AnyChain>(
    steps: Fits<D, F>,
  ): Chain<Start, F[typeof types]["document"], Vars, Out | F[typeof types]["ended"], Names, States, M>;

  /** The run goes on at a state of this scope, whose document this one must fit. */
  goTo<const N extends Names & string>(name: Target<N, States, D>): Ended<Start, Out>;

  /** The run of this scope is over, with this document. Nothing can follow. */
  end(): Ended<Start, Out | D>;
}

type Mutable<T> = T extends readonly (infer E)[]
  ? { -readonly [K in keyof T]: Mutable<T[K]> } & E[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;
