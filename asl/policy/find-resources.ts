import type { Argument } from "./argument";
import { type ArnScope, fillFormat } from "./arn";
import type { ActionDetails, ResourceType } from "./catalogue";
import { type KnownMatch, type Match, matchType } from "./match-type";

/** The resources of a call: ARNs, with the reason for every wildcard that no argument wrote; or what only the run knows. */
export type Found =
  | { readonly kind: "arns"; readonly arns: readonly string[]; readonly reason?: string }
  | { readonly kind: "runtime"; readonly what: string };

export const NO_RESOURCE = "AWS supports no resource for this action.";
const NOTHING_NAMED = "The call names no resource, and AWS then checks the action against none in particular.";
const PICKED_BY_AWS =
  "The call does not name the resource: AWS picks or creates it, within what the rest of the ARN says.";

/** Actions that list alternatives: every call is about one of them, and has to name it. */
const ALTERNATIVES = /^(s3:|redshift-data:|states:|bedrock:Invoke)/;

/**
 * Whether every call of an action is about a resource that a policy can name. Where AWS lists several types and says of
 * none that it is needed, they are alternatives, apart from filters of lists.
 */
export function alwaysHasResource({ name, access, resourceTypes }: ActionDetails): boolean {
  if (resourceTypes.some(({ required }) => required)) return true;
  return ALTERNATIVES.test(name) ? resourceTypes.length > 0 : resourceTypes.length > 1 && access !== "List";
}

/**
 * The resources that the arguments of a call name, of the types that an action works on; with `createdBy`, the ones that
 * this operation creates.
 */
export function findResources(action: ActionDetails, argument: Argument, scope: ArnScope, createdBy?: string): Found {
  const types = createdBy === undefined ? action.resourceTypes : createdTypes(action, createdBy);
  if (types.length === 0) return { kind: "arns", arns: ["*"], reason: NO_RESOURCE };
  const matches = types.map((type) => matchType({ action: action.name, argument, scope }, type));
  const known = matches.filter((match) => match.kind === "known");
  const runtime = matches.find((match) => match.kind === "runtime" && (match.type.required || known.length === 0));
  if (runtime?.kind === "runtime") return { kind: "runtime", what: runtime.what };
  if (known.length === 0 && mustBeNamed(action, createdBy)) {
    return { kind: "runtime", what: "a resource that the arguments do not name" };
  }
  return ALTERNATIVES.test(action.name) ? surest(known) : all(matches, known, scope);
}

/** A call that tags or is about one of several things is never about nothing in particular. */
function mustBeNamed({ name, access }: ActionDetails, createdBy: string | undefined): boolean {
  return ALTERNATIVES.test(name) || (createdBy === undefined && access.includes("Tagging"));
}

/** Of alternatives, the ones that the arguments tell best. */
function surest(known: readonly KnownMatch[]): Found {
  const best = (["whole", "complete", "partial"] as const).find((certainty) =>
    known.some((match) => match.certainty === certainty),
  );
  return { kind: "arns", arns: known.filter(({ certainty }) => certainty === best).flatMap(({ arns }) => arns) };
}

/** What is named, and any resource of the types that are needed but not named. */
function all(matches: readonly Match[], known: readonly KnownMatch[], scope: ArnScope): Found {
  const named = known.flatMap(({ arns }) => arns);
  const isWhole = known.some(({ certainty }) => certainty === "whole");
  const missing = matches.filter((match) => match.kind === "unnamed" && match.type.required && !isWhole);
  const any = missing.map(({ type }) => fillFormat(type.format, scope, () => "*"));
  if (named.length + any.length === 0) return { kind: "arns", arns: ["*"], reason: NOTHING_NAMED };
  return { kind: "arns", arns: [...named, ...any], ...(any.length > 0 && { reason: PICKED_BY_AWS }) };
}

/** Operations whose name does not end in what they create. */
const CREATED: Readonly<Record<string, string>> = { runtask: "task", starttask: "task", submitjob: "job" };

/** The type of resource that an operation creates: `training-job` of createTrainingJob. */
function createdTypes({ resourceTypes }: ActionDetails, operation: string): readonly ResourceType[] {
  const created = CREATED[operation.toLowerCase()] ?? operation.toLowerCase();
  const name = (type: ResourceType) => type.name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const found = resourceTypes.filter((type) => [name(type), `create${name(type)}`].includes(created));
  return found.length === 0 ? resourceTypes : found.map((type) => ({ ...type, required: true }));
}
