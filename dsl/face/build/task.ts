import { isJsonObject } from "../../../asl/json";
import type { IntegrationPattern } from "../../../asl/resource";
import type { AnyAction } from "../../declare/action";
import type { Binding } from "../../declare/binding";
import type { AnyLambdaFunction } from "../../declare/lambda";
import { type ProblemNode, problem } from "../../tree/problem";
import type { Source } from "../../tree/source";
import type { TaskNode } from "../../tree/task";
import { literal, object, reference, type ValueNode } from "../../tree/value";
import { evaluateOptional } from "../../values/scope";
import { parseTemplate } from "../../values/template";
import { compact } from "./compact";
import { buildCredentials } from "./credentials";
import { buildFlow, type FlowOptions } from "./flow";

/** The options of a task, as an author gives them. */
export interface TaskOptions extends FlowOptions {
  readonly comment?: string;
  readonly credentials?: unknown;
  readonly timeoutSeconds?: unknown;
  readonly heartbeatSeconds?: unknown;
}

/** What a task calls, and the arguments that come with it. */
interface Called {
  readonly resource: string | Binding | ProblemNode;
  readonly pattern: IntegrationPattern;
  readonly arguments: ValueNode | undefined;
}

/** The node of a Task state. */
export function buildTask(name: string, integration: unknown, options: TaskOptions, source: Source): TaskNode {
  const flow = buildFlow(options);
  const called = isIntegration(integration) ? call(integration, flow.arguments) : uncalled;
  return compact({
    kind: "task" as const,
    name,
    comment: options.comment,
    source,
    resource: called.resource,
    pattern: called.pattern,
    flow: compact({ ...flow, arguments: called.arguments }),
    credentials: buildCredentials(options.credentials),
    timeoutSeconds: evaluateOptional(options.timeoutSeconds),
    heartbeatSeconds: evaluateOptional(options.heartbeatSeconds),
    retriers: [],
    catchers: [],
  });
}

function call(integration: AnyAction | AnyLambdaFunction, given: ValueNode | undefined): Called {
  if (integration.kind === "function") {
    return { resource: integration.arn, pattern: "requestResponse", arguments: given };
  }
  return { resource: integration.resource, pattern: integration.pattern, arguments: complete(integration, given) };
}

function isIntegration(value: unknown): value is AnyAction | AnyLambdaFunction {
  const { kind } = Object(value) as { readonly kind?: unknown };
  return kind === "function" || kind === "action";
}

const uncalled: Called = {
  resource: problem(
    "NOT_AN_INTEGRATION",
    "a task calls a function, a service or an activity",
    "Declare one with lambda, awsSdk, activity or an integration's own module.",
  ),
  pattern: "requestResponse",
  arguments: undefined,
};

/** The author's arguments together with those the integration knows itself. */
function complete({ fixed, whole }: AnyAction, given: ValueNode | undefined): ValueNode | undefined {
  const wrapped = given ?? (whole === undefined ? undefined : object([[whole, reference("input")]]));
  if (fixed === undefined || wrapped?.kind === "problem") return wrapped;
  const own = Object.entries(fixed).map(([key, value]) => [key, parseTemplate(value)] as const);
  const entries = wrapped === undefined ? [] : entriesOf(wrapped);
  return entries === undefined ? mixed : object([...own, ...entries]);
}

function entriesOf(node: ValueNode): readonly (readonly [string, ValueNode])[] | undefined {
  if (node.kind === "object") return node.entries;
  if (node.kind !== "literal" || !isJsonObject(node.value)) return undefined;
  return Object.entries(node.value).map(([key, value]) => [key, literal(value)] as const);
}

const mixed: ProblemNode = problem(
  "ARGUMENTS_NOT_AN_OBJECT",
  "this integration adds arguments of its own, so what it is given is an object written out",
  "Return an object with each argument by name.",
);
