import type { Diagnostic } from "../diagnostic";
import type { LocatedState } from "../graph";
import { isSafe, type Resolved } from "./resolve-claim";

/** What a state claims that could not be granted. One finding tells all actions that lack the same thing. */
export function unresolvedFindings(located: LocatedState, results: readonly Resolved[]): readonly Diagnostic[] {
  const missing = new Map<string, string[]>();
  for (const result of results) {
    if (result.kind === "runtime") missing.set(result.what, [...(missing.get(result.what) ?? []), result.action]);
  }
  const unknown = results.filter((result) => result.kind === "unknownAction").map(({ action }) => action);
  return [
    ...[...missing].map(([what, actions]) => runtimeFinding(located, what, actions)),
    ...[...new Set(unknown)].map((action) => unknownActionFinding(located, action)),
  ];
}

function runtimeFinding({ name, location }: LocatedState, what: string, actions: readonly string[]): Diagnostic {
  return {
    code: "POLICY_RESOURCE_UNKNOWN",
    severity: "error",
    location,
    message: `State "${name}" needs ${[...new Set(actions)].join(", ")} on ${what}: the definition does not say which.`,
    fix: `List the ARNs that it may be in the state's allow, as narrow as you can.`,
  };
}

function unknownActionFinding({ name, location }: LocatedState, action: string): Diagnostic {
  return {
    code: "POLICY_ACTION_UNKNOWN",
    severity: "error",
    location,
    message: `State "${name}" needs "${action}", but AWS has no such IAM action.`,
    fix: "Check the name of the action in Resource.",
  };
}

/** A Task of a service that AWS does not have. */
export function unknownServiceFinding({ name, location }: LocatedState, service: string): Diagnostic {
  return {
    code: "POLICY_SERVICE_UNKNOWN",
    severity: "error",
    location: `${location}/Resource`,
    message: `State "${name}" calls the service "${service}", which AWS does not have.`,
    fix: "Check the name of the service in Resource; SDK integrations take the name of the SDK's client.",
  };
}

/** An operation that AWS's reference maps to no IAM action: some need none, others are newer than the reference. */
export function unlistedFinding({ name, location }: LocatedState, service: string, action: string): Diagnostic {
  return {
    code: "POLICY_ACTION_UNLISTED",
    severity: "warning",
    location: `${location}/Resource`,
    message: `State "${name}" calls ${service}:${action}, for which AWS's reference names no IAM action: nothing is granted.`,
    fix: "See the service's documentation, and add to the role what the call needs.",
  };
}

/** A Resource that is all placeholder: nothing tells a function from an integration. */
export function placeholderFinding({ name, location }: LocatedState, resource: string): Diagnostic {
  return {
    code: "POLICY_RESOURCE_PLACEHOLDER",
    severity: "warning",
    location: `${location}/Resource`,
    message: `State "${name}" calls "${resource}", which is taken for the ARN of a Lambda function.`,
    fix: "Write the ARN of an integration out; only names within it may be placeholders.",
  };
}

/** What is wrong with an author's lists: states that do not exist, and patterns that allow everything. */
export function allowFindings(
  allow: Readonly<Record<string, readonly string[]>>,
  states: readonly LocatedState[],
): readonly Diagnostic[] {
  const locations = new Map(states.map(({ name, location }) => [name, location]));
  return Object.entries(allow).flatMap(([name, arns]) => {
    const location = locations.get(name);
    if (location === undefined) return [unknownStateFinding(name)];
    return arns.filter((arn) => !isSafe(arn)).map((arn) => everythingFinding(name, location, arn));
  });
}

function unknownStateFinding(name: string): Diagnostic {
  return {
    code: "POLICY_ALLOW_UNKNOWN_STATE",
    severity: "error",
    location: "",
    message: `allow names the state "${name}", which the definition does not have.`,
    fix: "Correct the name or remove the entry.",
  };
}

function everythingFinding(name: string, location: string, arn: string): Diagnostic {
  return {
    code: "POLICY_ALLOW_EVERYTHING",
    severity: "error",
    location,
    message: `allow of state "${name}" has "${arn}", which would allow every resource of the account.`,
    fix: "Name the resources, or at least their kind and how their names begin.",
  };
}
