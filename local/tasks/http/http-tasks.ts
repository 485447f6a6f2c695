import { isJsonObject, type JsonObject } from "../../../asl/json";
import { parseResource } from "../../../asl/resource";
import { type Clock, realClock } from "../../interpreter/clock";
import type { Task, TaskOutcome } from "../../interpreter/task";
import type { TaskRoute } from "../route";
import { apiGatewayCall, isSigned } from "./api-gateway-invoke";
import { authorised, type Connection, type Connections, findConnection } from "./connection";
import { type HttpCall, send } from "./http-call";
import { connectionArnOf, httpInvokeCall } from "./http-invoke";
import { outcomeOf } from "./http-outcome";
import { RequestError } from "./request-error";
import { type RequestErrors, requestFailure } from "./request-failure";
import { type Credentials, signed } from "./sign";
import { withinTimeLimit } from "./time-limit";

/** How requests over HTTP are made. */
export interface HttpTaskOptions {
  /** The EventBridge connections that HTTP Tasks name. @default none */
  readonly connections?: Connections;
  /** Sign requests to API Gateway whose AuthType is IAM_ROLE or RESOURCE_POLICY. */
  readonly credentials?: Credentials;
  /** @default "us-east-1" */
  readonly region?: string;
  /** Ends requests after 60 seconds; the clock of the executions. @default the computer's time */
  readonly clock?: Clock;
  /** Hears once of each connection that is not known, whose requests go without credentials. @default console.error */
  readonly report?: (message: string) => void;
}

/**
 * Performs `http:invoke` and `apigateway:invoke`, by requests to the addresses that the states name: https only, and http on
 * this machine.
 *
 * @example const tasks = httpTasks({ connections: { Stripe: { ApiKeyAuthParameters: { ApiKeyName: "Key", ApiKeyValue: key } } } });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export function httpTasks(options: HttpTaskOptions = {}): TaskRoute {
  const performers = { http: httpPerformer(options), apigateway: apiGatewayPerformer(options) };
  const performerOf = (task: Task): Performer | undefined => {
    const resource = parseResource(task.resource);
    if (resource.kind !== "integration" || resource.sdk || resource.action !== "invoke") return undefined;
    const { service } = resource;
    return service === "http" || service === "apigateway" ? performers[service] : undefined;
  };
  return {
    accepts: (_resource, task) => performerOf(task) !== undefined,
    run: (task) => perform(task, performerOf(task) as Performer, options.clock ?? realClock),
  };
}

/** One of the two integrations. */
interface Performer {
  readonly call: (given: JsonObject, signal: AbortSignal) => HttpCall | Promise<HttpCall>;
  /** Of the error for an answer's status. */
  readonly errorPrefix: string;
  readonly errors: RequestErrors;
}

function httpPerformer({ connections = {}, region = "us-east-1", report = console.error }: HttpTaskOptions): Performer {
  const reported = new Set<string>();
  const connectionOf = (arn: string | undefined): Connection => {
    const connection = arn === undefined ? undefined : findConnection(connections, arn);
    if (arn !== undefined && connection === undefined && !reported.has(arn)) {
      reported.add(arn);
      report(`The connection ${arn} is not configured here: its requests go without credentials.`);
    }
    return connection ?? {};
  };
  return {
    async call(given, signal) {
      const connection = connectionOf(connectionArnOf(given));
      return authorised(httpInvokeCall(given, connection, region), connection, signal);
    },
    errorPrefix: "States.Http.StatusCode",
    errors: { timeout: "States.Http.Socket", socket: "States.Http.Socket" },
  };
}

function apiGatewayPerformer({ credentials, region = "us-east-1" }: HttpTaskOptions): Performer {
  return {
    call(given) {
      const call = apiGatewayCall(given);
      if (!isSigned(given)) return call;
      if (credentials === undefined)
        throw new RequestError("AuthType needs credentials of AWS, and there are none here.");
      return signed(call, credentials, region);
    },
    errorPrefix: "ApiGateway",
    errors: { timeout: "ApiGateway.SocketTimeoutException", socket: "ApiGateway.SocketException" },
  };
}

async function perform(task: Task, performer: Performer, clock: Clock): Promise<TaskOutcome> {
  const given = isJsonObject(task.arguments) ? task.arguments : {};
  try {
    const answer = await withinTimeLimit(task.signal, clock, async (signal) => {
      return send(await performer.call(given, signal), signal);
    });
    const outcome = outcomeOf(answer, performer.errorPrefix);
    return outcome.status === "succeeded" && task.resource.endsWith(".waitForTaskToken")
      ? { status: "waiting", output: outcome.output }
      : outcome;
  } catch (thrown) {
    return requestFailure(thrown, performer.errors);
  }
}
