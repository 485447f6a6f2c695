import { isJsonObject, type JsonObject } from "../../../asl/json";
import { type IntegrationResource, parseResource } from "../../../asl/resource";
import type { Task, TaskOutcome } from "../../interpreter/task";
import { integrationFailure } from "./integration-error";
import { requestOf } from "./optimised-request";
import type { SdkAnswer, SdkCall, SdkCalls } from "./sdk-calls";
import { OPTIMISED_FORM, SDK_FORM } from "./sdk-schema";
import { translationOf } from "./translation";
import { UnavailableError } from "./unavailable-error";

/** What one task asks of a service. */
export class IntegrationRequest {
  readonly task: Task;
  readonly resource: IntegrationResource;
  /** The parameters of the state. */
  readonly given: JsonObject;
  readonly #calls: SdkCalls;

  constructor(task: Task, calls: SdkCalls) {
    this.task = task;
    this.resource = parseResource(task.resource) as IntegrationResource;
    this.given = isJsonObject(task.arguments) ? task.arguments : {};
    this.#calls = calls;
  }

  /** Makes the integration's request. */
  async send(given: JsonObject): Promise<SdkAnswer> {
    const { action = this.resource.action, lookUp, parameters, result } = translationOf(this.resource);
    const { signal } = this.task;
    const found = lookUp === undefined ? {} : (await this.call(lookUp(given), signal)).output;
    const said = parameters === undefined ? given : parameters(given, found);
    const answer = await this.call({ action, parameters: requestOf(this.resource, said) }, signal);
    return result === undefined ? answer : { ...answer, output: result(answer.output, given) };
  }

  /** Makes another request to the same service. */
  call(call: SdkCall, signal: AbortSignal): Promise<SdkAnswer> {
    return this.#calls.make(serviceOf(this.resource), call, {
      signal,
      form: this.resource.sdk ? SDK_FORM : OPTIMISED_FORM,
    });
  }

  /** How the task has failed, for an error of the SDK. */
  failure(thrown: unknown): TaskOutcome {
    if (thrown instanceof UnavailableError) return this.unavailable("can't be performed here", thrown.message);
    const { name, message } = thrown as Error;
    // How the stand-ins of this machine answer for services that they do not stand in for.
    if (name === "UnknownServiceException")
      return this.unavailable("can't be performed here", `${message} Mock the state.`);
    return integrationFailure(this.resource, thrown);
  }

  /** No Catch and no Retry helps against what is missing on this machine. */
  unavailable(why: string, advice = "That can't be performed here. Mock the state."): TaskOutcome {
    const cause = `The state '${this.task.state}' (${this.task.resource}) ${why}. ${advice}`;
    return { status: "failed", error: "States.Runtime", cause };
  }
}

/** The service of the SDK; one optimised integration is of another than its name says. */
function serviceOf({ service, action, sdk }: IntegrationResource): string {
  return !sdk && service === "bedrock" && action === "invokeModel" ? "bedrockruntime" : service;
}
