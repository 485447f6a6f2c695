import { type Argument, patternOf } from "./argument";
import {
  type ArnScope,
  fillFormat,
  isArn,
  isPlaceholder,
  matchesFormat,
  namesInFormat,
  placeholderAttribute,
  splitArn,
} from "./arn";
import type { ActionDetails, ResourceType } from "./catalogue";
import { describe } from "./claim";
import { defaultName, nameForm } from "./name-forms";
import { namedArguments, wholeArns } from "./named-arguments";

/** The resources of a call: ARNs, with the reason for every wildcard that no argument wrote; or what only the run knows. */
export type Found =
  | { readonly kind: "arns"; readonly arns: readonly string[]; readonly reason?: string }
  | { readonly kind: "runtime"; readonly what: string };

type Match =
  | { readonly kind: "known"; readonly type: ResourceType; readonly arns: readonly string[]; readonly whole: boolean }
  | { readonly kind: "runtime"; readonly type: ResourceType; readonly what: string }
  | { readonly kind: "unnamed"; readonly type: ResourceType };

export const NO_RESOURCE = "AWS supports no resource for this action.";
const NOTHING_NAMED = "The call names no resource, and AWS then checks the action against none in particular.";
const PICKED_BY_AWS =
  "The call does not name the resource: AWS picks or creates it, within what the rest of the ARN says.";

/** Actions that list alternatives: every call is about one of them, and has to name it. */
const ALTERNATIVES = /^(s3:|redshift-data:|bedrock:Invoke)/;

/** Whether every call of an action is about a resource that a policy can name. */
export function alwaysHasResource({ name, resourceTypes }: ActionDetails): boolean {
  return resourceTypes.some(({ required }) => required) || (resourceTypes.length > 0 && ALTERNATIVES.test(name));
}

/** The resources that the arguments of a call name, of the types that an action works on. */
export function findResources(action: ActionDetails, argument: Argument, scope: ArnScope, createdBy?: string): Found {
  const wanted = createdBy === undefined ? action.resourceTypes : createdTypes(action, createdBy);
  if (wanted.length === 0) return { kind: "arns", arns: ["*"], reason: NO_RESOURCE };
  const matches = wanted.map((type) => matchType(action, argument, type, scope));
  const known = matches.filter((match) => match.kind === "known");
  const runtime = matches.find((match) => match.kind === "runtime" && (match.type.required || known.length === 0));
  if (runtime?.kind === "runtime") return runtime;
  if (
    known.length === 0 &&
    (ALTERNATIVES.test(action.name) || (createdBy === undefined && action.access.includes("Tagging")))
  ) {
    return { kind: "runtime", what: "a resource that the arguments do not name" };
  }
  return collect(matches, known, scope, ALTERNATIVES.test(action.name) || known.some(({ whole }) => whole));
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

function collect(
  matches: readonly Match[],
  known: readonly Extract<Match, { kind: "known" }>[],
  scope: ArnScope,
  alternatives: boolean,
): Found {
  const arns = known.flatMap((match) => match.arns);
  const required = matches.filter((match) => match.kind === "unnamed" && match.type.required);
  const unnamed = alternatives && arns.length > 0 ? [] : required.map(({ type }) => wildcard(type, scope));
  if (arns.length + unnamed.length === 0) return { kind: "arns", arns: ["*"], reason: NOTHING_NAMED };
  return { kind: "arns", arns: [...arns, ...unnamed], ...(unnamed.length > 0 && { reason: PICKED_BY_AWS }) };
}

function wildcard(type: ResourceType, scope: ArnScope): string {
  return fillFormat(type.format, scope, () => "*");
}

function matchType(action: ActionDetails, argument: Argument, type: ResourceType, scope: ArnScope): Match {
  const [leading, ...rest] = namesInFormat(type.format);
  if (leading === undefined) {
    return type.required ? known(type, [fillFormat(type.format, scope, () => "")]) : { kind: "unnamed", type };
  }
  if (argument.kind === "runtime") return { kind: "runtime", type, what: describe(argument, `the ${type.name}`) };
  const whole = wholeArns(argument, type);
  if (whole.length > 0) return wholeMatch(type, whole);
  const prefix = action.name.split(":")[0]!;
  const values = (name: string): readonly Argument[] => {
    const found = namedArguments(argument, action.name, type, name);
    const fallback = defaultName(prefix, name);
    return found.length === 0 && fallback !== undefined ? [{ kind: "text", text: fallback }] : found;
  };
  const firsts = values(leading);
  const unknown = firsts.find((first) => first.kind !== "text");
  if (unknown !== undefined) return { kind: "runtime", type, what: describe(unknown, `the ${type.name}`) };
  const others = new Map(rest.map((name) => [name, values(name)] as const));
  if (firsts.length === 0 && !hasText(others)) return unnamedOrRuntime(type, others);
  if (!type.required && [...others.values()].some((found) => found.length === 0)) return { kind: "unnamed", type };
  return compose(type, prefix, scope, leading, firsts, others);
}

function wholeMatch(type: ResourceType, whole: readonly Argument[]): Match {
  const unknown = whole.find(({ kind }) => kind !== "text");
  if (unknown !== undefined) return { kind: "runtime", type, what: describe(unknown, `the ${type.name}`) };
  return known(type, whole.map(patternOf), true);
}

function compose(
  type: ResourceType,
  prefix: string,
  scope: ArnScope,
  leading: string,
  firsts: readonly Argument[],
  others: ReadonlyMap<string, readonly Argument[]>,
): Match {
  const textOf = (name: string): string => {
    const [value, another] = others.get(name) ?? [];
    const text = nameForm(prefix, name, another === undefined ? patternOf(value) : "*", scope);
    return isArn(text) ? nameInArn(text) : text;
  };
  const names = firsts.length === 0 ? ["*"] : firsts.map((first) => nameForm(prefix, leading, patternOf(first), scope));
  const arns = names.map((name) => arnOf(type.format, leading, name, scope, textOf));
  const fitting = arns.filter((arn) => matchesFormat(arn, type.format));
  return fitting.length === 0 ? { kind: "unnamed", type } : known(type, fitting, names.some(isArn));
}

function known(type: ResourceType, arns: readonly string[], whole = false): Match {
  return { kind: "known", type, arns, whole };
}

function hasText(found: ReadonlyMap<string, readonly Argument[]>): boolean {
  return [...found.values()].some((values) => values.some(({ kind }) => kind === "text"));
}

function unnamedOrRuntime(type: ResourceType, others: ReadonlyMap<string, readonly Argument[]>): Match {
  const value = [...others.values()].flat().find(({ kind }) => kind === "runtime");
  return value === undefined
    ? { kind: "unnamed", type }
    : { kind: "runtime", type, what: describe(value, `the ${type.name}`) };
}

/** An ARN made of a name, or of an ARN that the argument gives in the name's place. */
function arnOf(
  format: string,
  leading: string,
  name: string,
  scope: ArnScope,
  textOf: (name: string) => string,
): string {
  const full = (value: string): string =>
    fillFormat(format, scope, (open) => (open === leading ? value : textOf(open)));
  if (!isArn(name)) return full(name);
  const rest = format.slice(format.indexOf(`\${${leading}}`) + leading.length + 3);
  if (isPlaceholder(name)) return rest === "" ? name : name + fillFormat(rest, scope, textOf);
  const upToName = format.slice(0, format.length - rest.length);
  if (!matchesFormat(name, upToName)) return full(nameInArn(name));
  return rest === "" || matchesFormat(name, format) ? name : name + fillFormat(rest, scope, textOf);
}

function nameInArn(arn: string): string {
  return isPlaceholder(arn) ? placeholderAttribute(arn, "Name") : (splitArn(arn, ":/").at(-1) as string);
}
