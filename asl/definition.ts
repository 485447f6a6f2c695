import type { Json, JsonObject } from "./json";

/** The language that the expressions of a state are written in. */
export type QueryLanguage = "JSONPath" | "JSONata";

/** Standard workflows run up to a year, exactly once; Express ones up to five minutes, at least once. */
export type StateMachineType = "STANDARD" | "EXPRESS";

/** A number written out, or a JSONata expression `{% ... %}` that gives one. */
export type NumberOrJsonata = number | string;

/** States that run in one scope: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface StateScope {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/**
 * A state machine in Amazon States Language, as it is given to CreateStateMachine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export interface StateMachineDefinition extends StateScope {
  readonly QueryLanguage?: QueryLanguage;
  readonly TimeoutSeconds?: number;
  readonly Version?: "1.0";
}

/** A state of any type. */
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** The eight values of a state's `Type`. */
export type StateType = State["Type"];

interface BaseState<T extends string> {
  readonly Type: T;
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}

interface FlowingState {
  readonly Next?: string;
  readonly End?: true;
}

interface FilteredState {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  /** JSONata only. */
  readonly Output?: Json;
}

interface AssigningState {
  readonly Assign?: JsonObject;
}

interface ResultState {
  readonly Parameters?: Json;
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
}

interface GuardedState {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export interface PassState extends BaseState<"Pass">, FlowingState, FilteredState, AssigningState {
  readonly Result?: Json;
  readonly Parameters?: Json;
  readonly ResultPath?: string | null;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export interface TaskState
  extends BaseState<"Task">,
    FlowingState,
    FilteredState,
    AssigningState,
    ResultState,
    GuardedState {
  readonly Resource: string;
  readonly Credentials?: JsonObject;
  /** JSONata only. */
  readonly Arguments?: Json;
  readonly TimeoutSeconds?: NumberOrJsonata;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: NumberOrJsonata;
  readonly HeartbeatSecondsPath?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export interface ChoiceState extends BaseState<"Choice">, FilteredState, AssigningState {
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export interface WaitState extends BaseState<"Wait">, FlowingState, FilteredState, AssigningState {
  readonly Seconds?: NumberOrJsonata;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export interface SucceedState extends BaseState<"Succeed">, FilteredState {}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export interface FailState extends BaseState<"Fail"> {
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export interface ParallelState
  extends BaseState<"Parallel">,
    FlowingState,
    FilteredState,
    AssigningState,
    ResultState,
    GuardedState {
  readonly Branches: readonly StateScope[];
  /** JSONata only. */
  readonly Arguments?: Json;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapState
  extends BaseState<"Map">,
    FlowingState,
    FilteredState,
    AssigningState,
    ResultState,
    GuardedState {
  readonly ItemProcessor?: ItemProcessor;
  /** The name of `ItemProcessor` before 2022. */
  readonly Iterator?: ItemProcessor;
  readonly ItemsPath?: string;
  /** JSONata only. */
  readonly Items?: Json;
  /** `Parameters` before 2022. */
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: NumberOrJsonata;
  readonly MaxConcurrencyPath?: string;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailurePercentage?: NumberOrJsonata;
  readonly ToleratedFailurePercentagePath?: string;
  readonly ToleratedFailureCount?: NumberOrJsonata;
  readonly ToleratedFailureCountPath?: string;
  readonly Label?: string;
}

/** The states that a Map runs for each item, and how. */
export interface ItemProcessor extends StateScope {
  readonly ProcessorConfig?: {
    /** @default "INLINE" */
    readonly Mode?: "INLINE" | "DISTRIBUTED";
    readonly ExecutionType?: StateMachineType;
  };
}

/** Where a distributed Map reads its items. */
export interface ItemReader {
  readonly Resource: string;
  readonly ReaderConfig?: ReaderConfig;
  readonly Parameters?: JsonObject;
  /** JSONata only. */
  readonly Arguments?: Json;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface ReaderConfig {
  readonly InputType?: string;
  readonly Transformation?: "NONE" | "LOAD_AND_FLATTEN";
  readonly ManifestType?: "ATHENA_DATA" | "S3_INVENTORY";
  readonly ItemsPointer?: string;
  readonly CSVDelimiter?: string;
  readonly CSVHeaderLocation?: "FIRST_ROW" | "GIVEN";
  readonly CSVHeaders?: readonly string[];
  readonly MaxItems?: NumberOrJsonata;
  readonly MaxItemsPath?: string;
}

/** How a distributed Map groups items into the input of one child execution. */
export interface ItemBatcher {
  readonly BatchInput?: Json;
  readonly MaxItemsPerBatch?: NumberOrJsonata;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: NumberOrJsonata;
  readonly MaxInputBytesPerBatchPath?: string;
}

/** Where a distributed Map writes the results of its children. */
export interface ResultWriter {
  readonly Resource?: string;
  readonly Parameters?: JsonObject;
  /** JSONata only. */
  readonly Arguments?: Json;
  readonly WriterConfig?: {
    readonly Transformation?: "NONE" | "COMPACT" | "FLATTEN";
    readonly OutputType?: "JSON" | "JSONL";
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** @default 1 */
  readonly IntervalSeconds?: number;
  /** @default 3 */
  readonly MaxAttempts?: number;
  /** @default 2 */
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  /** @default "NONE" */
  readonly JitterStrategy?: "NONE" | "FULL";
  readonly Comment?: string;
}

/** What to do with errors that no retrier took. */
export interface Catcher extends AssigningState {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  /** JSONata only. */
  readonly Output?: Json;
  readonly Comment?: string;
}

/** A rule of a Choice state: a condition and where it leads. */
export type ChoiceRule = AssigningState & {
  readonly Next: string;
  readonly Comment?: string;
  readonly Output?: Json;
} & (ChoiceCondition | { readonly Condition: string | boolean });

/** A condition in JSONPath: a combination of conditions, or one comparison of a Variable. */
export type ChoiceCondition =
  | { readonly And: readonly ChoiceCondition[] }
  | { readonly Or: readonly ChoiceCondition[] }
  | { readonly Not: ChoiceCondition }
  | Comparison;

type Relation = "Equals" | "LessThan" | "GreaterThan" | "LessThanEquals" | "GreaterThanEquals";

/** The comparison operators of JSONPath Choice rules. */
export type ComparisonOperator =
  | `${"String" | "Numeric" | "Timestamp"}${Relation}${"" | "Path"}`
  | "StringMatches"
  | "BooleanEquals"
  | "BooleanEqualsPath"
  | `Is${"Null" | "Present" | "Numeric" | "String" | "Boolean" | "Timestamp"}`;

/** One comparison: a Variable and exactly one operator. */
export type Comparison = { readonly Variable: string } & {
  readonly [O in ComparisonOperator]?: string | number | boolean;
};
