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
import type { ResourceType } from "./catalogue";
import { describe, isPattern } from "./claim";
import { defaultName, isIndirect, nameForm } from "./name-forms";
import { namedArguments, ownName, wholeArns } from "./named-arguments";

/** What the arguments of a call say about a type of resource that its action works on. */
export type Match =
  | KnownMatch
  | { readonly kind: "runtime"; readonly type: ResourceType; readonly what: string }
  | { readonly kind: "unnamed"; readonly type: ResourceType };

/** ARNs, with `*` for names that the call does not give. */
export interface KnownMatch {
  readonly kind: "known";
  readonly type: ResourceType;
  readonly arns: readonly string[];
  /** Whether the arguments give the ARN itself, all names in it, or some of them. */
  readonly certainty: "whole" | "complete" | "partial";
}

/** A call as far as it can be read: the action in full, and what it is given. */
export interface ReadCall {
  readonly action: string;
  readonly argument: Argument;
  readonly scope: ArnScope;
}

type Names = ReadonlyMap<string, readonly Argument[]>;

/** Looks for a resource of a type in the arguments of a call. */
export function matchType(call: ReadCall, type: ResourceType): Match {
  const names = namesInFormat(type.format);
  if (names.length === 0) return fixed(type, call.scope);
  if (call.argument.kind === "runtime") return runtime(type, call.argument);
  const whole = wholeArns(call.argument, type);
  if (whole.length > 0) return wholeMatch(type, whole);
  const given: Names = new Map(names.map((name) => [name, valuesOf(call, type, name)]));
  const [leading = []] = given.values();
  const unknown = leading.find(({ kind }) => kind !== "text");
  if (unknown !== undefined) return runtime(type, unknown);
  if (leading.length === 0 && !(type.required && hasText(given))) return unnamedOrRuntime(type, given);
  return type.required || isIdentified(type, given) ? compose(call, type, given) : { kind: "unnamed", type };
}

/** A resource that exists once in an account, such as Glue's catalogue. */
function fixed(type: ResourceType, scope: ArnScope): Match {
  if (!type.required) return { kind: "unnamed", type };
  return { kind: "known", type, arns: [fillFormat(type.format, scope, () => "")], certainty: "complete" };
}

function runtime(type: ResourceType, value: Argument): Match {
  return { kind: "runtime", type, what: describe(value, `the ${type.name}`) };
}

function wholeMatch(type: ResourceType, whole: readonly Argument[]): Match {
  const unknown = whole.find((value) => value.kind !== "text" || isPattern(value.text));
  if (unknown !== undefined) return runtime(type, unknown);
  return { kind: "known", type, arns: whole.map(patternOf), certainty: "whole" };
}

function valuesOf({ action, argument }: ReadCall, type: ResourceType, name: string): readonly Argument[] {
  const prefix = action.split(":")[0]!;
  const found = namedArguments(argument, action, type, name);
  const fallback = defaultName(prefix, name);
  if (found.length === 0 && fallback !== undefined) return [{ kind: "text", text: fallback }];
  return found.map((value) => (isName(prefix, value) ? value : unnameable(value)));
}

/** Whether a text is the one thing's name that a policy knows it by. */
function isName(prefix: string, value: Argument): boolean {
  return value.kind !== "text" || !(isIndirect(prefix, value) || isPattern(value.text));
}

function unnameable(value: Argument): Argument {
  const text = patternOf(value);
  return { kind: "runtime", expression: text, pattern: text };
}

function hasText(given: Names): boolean {
  return [...given.values()].some((values) => values.some(({ kind }) => kind === "text"));
}

/** Whether the name of a type that a call may leave out is given: the index of a table, a version of a document. */
function isIdentified(type: ResourceType, given: Names): boolean {
  const own = ownName(type);
  const missing = [...given].flatMap(([name, values]) => (values.length === 0 ? [name] : []));
  return own === undefined ? missing.length === 0 : !missing.includes(own);
}

function unnamedOrRuntime(type: ResourceType, given: Names): Match {
  const value = [...given.values()].flat().find(({ kind }) => kind === "runtime");
  return value === undefined ? { kind: "unnamed", type } : runtime(type, value);
}

function compose({ action, scope }: ReadCall, type: ResourceType, given: Names): Match {
  const prefix = action.split(":")[0]!;
  const [[leading, firsts] = ["", []]] = given;
  const nameOf = (name: string): string => {
    // Several names at once have no one place in an ARN.
    const [value, another] = given.get(name) ?? [];
    const text = nameForm(prefix, name, another === undefined ? patternOf(value) : "*", scope);
    return isArn(text) ? nameInArn(text) : text;
  };
  const names = firsts.length === 0 ? ["*"] : firsts.map((first) => nameForm(prefix, leading, patternOf(first), scope));
  const arns = names.map((name) => arnOf(type.format, leading, name, scope, nameOf));
  const fitting = arns.filter((arn) => matchesFormat(arn, type.format));
  if (fitting.length === 0) return { kind: "unnamed", type };
  const told = names.some(isArn) ? "whole" : "complete";
  return { kind: "known", type, arns: fitting, certainty: isComplete(given) ? told : "partial" };
}

function isComplete(given: Names): boolean {
  return [...given.values()].every((values) => values.length > 0);
}

/** An ARN made of a name, or of an ARN that the argument gives in the name's place. */
function arnOf(
  format: string,
  leading: string,
  name: string,
  scope: ArnScope,
  nameOf: (name: string) => string,
): string {
  const full = (value: string): string =>
    fillFormat(format, scope, (open) => (open === leading ? value : nameOf(open)));
  if (!isArn(name)) return full(name);
  const rest = format.slice(format.indexOf(`\${${leading}}`) + leading.length + 3);
  if (isPlaceholder(name)) return name + fillFormat(rest, scope, nameOf);
  if (matchesFormat(name, format)) return name;
  const upToName = format.slice(0, format.length - rest.length);
  return matchesFormat(name, upToName) ? name + fillFormat(rest, scope, nameOf) : full(nameInArn(name));
}

function nameInArn(arn: string): string {
  return isPlaceholder(arn) ? placeholderAttribute(arn, "Name") : (splitArn(arn, ":/").at(-1) as string);
}
