import type { InspectionData, InspectionErrorDetails } from "@aws-sdk/client-sfn";
import type { Json } from "../../../asl/json";
import type { Decision, ExecutionResult } from "../run";
import type { Stage } from "../viewer";
import type { TestRequest } from "./request";

/** What TestState does not show of a Parallel state, which has no result of its own to look at. */
const HIDDEN_OF_PARALLEL: ReadonlySet<Stage> = new Set(["afterInputPath", "afterParameters", "afterArguments"]);

/** Numbers are shown as such, documents as JSON texts. */
const NUMBERS: ReadonlySet<Stage> = new Set(["maxConcurrency", "toleratedFailureCount", "toleratedFailurePercentage"]);

/** Where a failure happened is of no use in a test of one state. */
const PLACE = /^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /s;

/** Collects what TestState shows of a state's work. */
export class Inspection {
  readonly #request: TestRequest;
  readonly #stages: { [stage: string]: string | number } = {};
  #errorDetails: InspectionErrorDetails = {};
  #failure: { readonly error?: string; readonly cause?: string } | undefined;

  constructor(request: TestRequest) {
    this.#request = request;
  }

  note(stage: Stage, value: Json): void {
    if (this.#request.state.Type === "Parallel" && HIDDEN_OF_PARALLEL.has(stage)) return;
    this.#stages[stage] = NUMBERS.has(stage) ? (value as number) : JSON.stringify(value);
  }

  observe(decision: Decision): void {
    if (decision.kind === "failed") this.#failure = decision;
    if (decision.kind === "catch") this.#errorDetails = { ...this.#errorDetails, catchIndex: decision.index };
    if (decision.kind !== "retry") return;
    const { index: retryIndex, delaySeconds: retryBackoffIntervalSeconds } = decision;
    this.#errorDetails = {
      retryIndex,
      ...(retryBackoffIntervalSeconds !== undefined && { retryBackoffIntervalSeconds }),
    };
  }

  /** Error and cause, if the state failed, whatever became of it then. */
  failure(result: ExecutionResult | undefined): { error?: string; cause?: string } | undefined {
    const failed = result !== undefined && result.status !== "SUCCEEDED" ? result : this.#failure;
    if (failed === undefined) return undefined;
    const { error, cause } = failed;
    return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause: cause.replace(PLACE, "") }) };
  }

  data(): InspectionData {
    const { input, variables } = this.#request;
    return {
      input: JSON.stringify(input),
      ...this.#stages,
      ...(Object.keys(variables).length > 0 && { variables: JSON.stringify(variables) }),
      ...(Object.keys(this.#errorDetails).length > 0 && { errorDetails: this.#errorDetails }),
    };
  }
}
