import type { QueryLanguage, StateMachineDefinition, TaskState } from "../definition";
import type { Diagnostic } from "../diagnostic";
import type { LocatedState } from "../graph";
import { type IntegrationResource, parseResource } from "../resource";
import { readArgument, withContext } from "./argument";
import { type ArnScope, DEFAULT_ARN_SCOPE, isArn } from "./arn";
import { type Claim, claimEach } from "./claim";
import { placeholderFinding, unknownServiceFinding, unlistedFinding } from "./findings";
import { mapClaims } from "./map-claims";
import type { PolicyOptions } from "./options";
import { functionArns } from "./services/lambda";
import { machineArn } from "./services/states";
import { credentialClaims, integrationClaims } from "./task-claims";

/** What the claims of every state of a machine depend on. */
export interface Machine {
  readonly language: QueryLanguage;
  readonly scope: ArnScope;
  readonly arn: string;
  /** What expressions of the context object give that is known before a run. */
  readonly context: ReadonlyMap<string, string>;
  readonly allow: Readonly<Record<string, readonly string[]>>;
}

/** The claims of a state, and what is wrong with it. */
export interface StateClaims {
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: StateClaims = { claims: [], diagnostics: [] };

/** Reads a machine's own names and defaults. */
export function machineOf({ QueryLanguage }: StateMachineDefinition, options: PolicyOptions): Machine {
  const { partition, region, account } = { ...DEFAULT_ARN_SCOPE, ...options };
  const scope = { partition, region, account };
  const name = options.name ?? "${StateMachine.Name}";
  const arn = machineArn(name, scope);
  const language = QueryLanguage === "JSONata" ? "JSONata" : "JSONPath";
  return { language, scope, arn, context: contextOf(name, arn), allow: options.allow ?? {} };
}

function contextOf(name: string, arn: string): ReadonlyMap<string, string> {
  const own = { "StateMachine.Id": arn, "StateMachine.Name": name };
  return new Map(
    Object.entries(own).flatMap(([path, text]) => [`$$.${path}`, `$states.context.${path}`].map((e) => [e, text])),
  );
}

/** The ARNs that the author allows in a state. */
export function allowedIn(name: string, { allow }: Machine): readonly string[] {
  return Object.hasOwn(allow, name) ? allow[name]! : [];
}

/** What a state needs: only Tasks and distributed Maps do anything outside the machine. */
export function claimsOfState(located: LocatedState, machine: Machine): StateClaims {
  const { state, name } = located;
  if (state.Type === "Task") return taskClaims(located, state, machine);
  if (state.Type !== "Map") return NONE;
  const allow = allowedIn(name, machine);
  const language = state.QueryLanguage ?? machine.language;
  return {
    claims: mapClaims(state, { scope: machine.scope, machineArn: machine.arn, allow, language }),
    diagnostics: [],
  };
}

/** A Task that acts in another role needs to assume it; what it does is that role's to allow. */
function taskClaims(located: LocatedState, state: TaskState, machine: Machine): StateClaims {
  if (state.Credentials !== undefined) {
    const language = state.QueryLanguage ?? machine.language;
    return { claims: credentialClaims(readArgument(state.Credentials, language)), diagnostics: [] };
  }
  const resource = parseResource(String(state.Resource));
  if (resource.kind === "activity") return NONE;
  if (resource.kind === "integration") return integrationOf(located, state, resource, machine);
  if (resource.kind === "unknown" && resource.reason !== "placeholder") return NONE;
  const arns = functionArns(String(state.Resource), machine.scope);
  const claims = claimEach(["lambda:InvokeFunction"], { kind: "arns", arns });
  const isGuess = resource.kind === "unknown" && !isArn(state.Resource);
  return { claims, diagnostics: isGuess ? [placeholderFinding(located, state.Resource)] : [] };
}

function integrationOf(
  located: LocatedState,
  state: TaskState,
  resource: IntegrationResource,
  machine: Machine,
): StateClaims {
  const language = state.QueryLanguage ?? machine.language;
  const given = withContext(
    readArgument(language === "JSONata" ? state.Arguments : state.Parameters, language),
    machine.context,
  );
  const allow = allowedIn(located.name, machine);
  const surroundings = { arguments: given, scope: machine.scope, machineArn: machine.arn, allow };
  const found = integrationClaims(resource, surroundings);
  if (found.kind === "claims") return { claims: found.claims, diagnostics: [] };
  const { service, action } = resource;
  const finding =
    found.kind === "unlisted" ? unlistedFinding(located, service, action) : unknownServiceFinding(located, service);
  return { claims: [], diagnostics: [finding] };
}
