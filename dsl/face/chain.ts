import type { Json, JsonObject } from "../../asl/json";
import type {
  AnyChain,
  AnyPoint,
  Assigned,
  ChainAt,
  Ended,
  Fits,
  Meeting,
  NewName,
  Onward,
  Overwritten,
  Target,
  Then,
  types,
} from "../types/chain";
import type { Document, Passed, Reshaped, ResultPath } from "../types/document";
import type { ChoiceStep } from "./choice";
import type { DistributedMapStep } from "./distributed-map";
import type { MapStep } from "./map";
import type { OutputOptions, PassOptions, SecondsOptions, StateOptions, TimestampOptions, ValueOf } from "./options";
import type { ParallelStep } from "./parallel";
import type { TaskStep } from "./task";

/** A chain of states. Every method returns a new chain; the one it is called on stays as it is. */
// `in out` is what makes this usable: without it TypeScript compares chains structurally (185 s for six steps). NoInfer in return types: else the contextual return type of a branch turns defaulted parameters into unknown.
export interface Chain<in out S extends AnyPoint> extends ChainMethods, ChainAt<S> {
  /**
   * A state in ASL itself, for what this interface cannot say. `Next` and `End` may be left out. `R` is the document after
   * it; nothing checks that.
   *
   * @example chain.state<{ at: string }>("Now", { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime" } })
   */
  state(name: string, asl: JsonObject): Chain<S>;
  state<R>(name: string, asl: JsonObject): Chain<Onward<S, Document<R>>>;
}

/** What can be added to a chain. */
// Each method reads the point from the chain it is called on: TypeScript makes methods that mention a parameter of `Chain`
// anew for every step, and works through the whole point each time.
interface ChainMethods {
  /** The name of the workflow; empty for steps that are none. */
  readonly name: string;

  /**
   * Calls a Lambda function, an AWS service or an activity. `arguments` may be left out where the document fits.
   *
   * @example chain.task("Detect", detectFaces, { resultPath: "$.face", timeoutSeconds: 30 })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
   */
  readonly task: TaskStep;

  /**
   * Does nothing but reshape the document: a fixed `result`, or `arguments` made from the input.
   *
   * @example chain.pass("Defaults", { result: { size: 250 }, resultPath: "$.settings" })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
   */
  pass<S extends AnyPoint, N extends string>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
  ): Chain<Then<S, N, S["document"]>>;
  pass<
    S extends AnyPoint,
    N extends string,
    const R extends Json = never,
    G = unknown,
    P extends ResultPath | undefined = undefined,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: PassOptions<S, R, G, P, X, A>,
  ): Chain<
    Then<S, N, Reshaped<S["document"], NoInfer<R>, NoInfer<G>, NoInfer<P>, NoInfer<X>>, Assigned<S, NoInfer<A>>>
  >;

  /**
   * Waits for a number of seconds, or until an ISO 8601 time.
   *
   * @example chain.wait("Later", { timestamp: ({ input }) => input.dueAt })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
   */
  wait<S extends AnyPoint, N extends string, X = unknown, A = {}>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: SecondsOptions<S, X, A> | TimestampOptions<S, X, A>,
  ): Chain<Then<S, N, Passed<S["document"], NoInfer<X>>, Assigned<S, NoInfer<A>>>>;

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
  readonly choice: ChoiceStep;

  /**
   * Ends the run of this scope in success.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
   */
  succeed<S extends AnyPoint, N extends string, X = unknown>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options?: OutputOptions<S, X>,
  ): Ended<S["machine"], S["ended"] | Passed<S["document"], NoInfer<X>>>;

  /**
   * Fails the run with a name and a cause, given as text or read from the document.
   *
   * @example chain.fail("NotPaid", { error: "NotPaid", cause: ({ input }) => format("Order {}", input.orderId) })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
   */
  fail<S extends AnyPoint, N extends string>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options?: StateOptions & {
      readonly error?: ValueOf<string, S>;
      readonly cause?: ValueOf<string, S>;
    },
  ): Ended<S["machine"], S["ended"]>;

  /**
   * Runs branches at the same time, each on the document or on `arguments`; the result is the list of their outputs. Options
   * may come before the branches: then `arguments` can be anything.
   *
   * @example
   * chain.parallel("Both", [(one) => one.task("A", a), (two) => two.task("B", b)], { resultPath: "$.both" })
   * chain.parallel("Both", { arguments: ({ input }) => ({ id: input.order.id }) }, [(one) => one.task("A", a)])
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
   */
  readonly parallel: ParallelStep;

  /**
   * Runs the body for each item of a list; the result is the list of its outputs. The body starts from the item, or from
   * what `itemSelector` makes of it. Options that read the result come after the body.
   *
   * @example
   * chain.map("Photos", { items: ({ input }) => input.images, maxConcurrency: 3 }, (photo) => photo.next(processPhoto))
   * chain.map("Photos", { items: ({ input }) => input.images }, (photo) => photo.next(processPhoto), {
   *   resultSelector: ({ result }) => ({ first: result[0].thumbnail }),
   * })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
   */
  readonly map: MapStep;

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
  readonly distributedMap: DistributedMapStep;

  /**
   * The states of another chain, or of a workflow, follow. In a JSONPath machine those of steps that say "JSONata" stay in
   * JSONata: they are given the document as it is, and share the variables. The same chain appended twice where nothing
   * follows it, or the same follows, is one set of states.
   */
  next<S extends AnyPoint, F extends AnyChain>(
    this: ChainAt<S>,
    steps: Fits<S["document"], F>,
  ): Chain<Meeting<S, F[typeof types], F[typeof types]["document"], Overwritten<S["vars"], F[typeof types]["vars"]>>>;

  /** The run goes on at a state of this scope, whose document this one must fit. */
  goTo<S extends AnyPoint, const N extends S["names"] & string>(
    this: ChainAt<S>,
    name: Target<N, S>,
  ): Ended<S["machine"], S["ended"]>;

  /** The run of this scope is over, with this document. Nothing can follow. */
  end<S extends AnyPoint>(this: ChainAt<S>): Ended<S["machine"], S["ended"] | S["document"]>;
}
