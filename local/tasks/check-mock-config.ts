import type { Diagnostic } from "../../asl/diagnostic";
import { isJsonObject, type Json, type JsonObject } from "../../asl/json";
import { didYouMean } from "../../asl/nearest";

/** The most invocations that a file numbers. */
const MOST_INVOCATIONS = 10_000;

/** Everything that is wrong with a MockConfigFile, each with its place: `/MockedResponses/Busy/0/Throw`. */
export function checkMockConfig(config: Json): readonly Diagnostic[] {
  if (!isJsonObject(config))
    return [problem("/", "A mock configuration is an object with StateMachines and MockedResponses")];
  const { StateMachines = {}, MockedResponses = {} } = config;
  const responses = isJsonObject(MockedResponses) ? MockedResponses : {};
  return [
    ...unknownFields(config, "", ["StateMachines", "MockedResponses"]),
    ...(Object.hasOwn(config, "StateMachines") ? [] : [problem("/", "The field 'StateMachines' is missing")]),
    ...eachField(StateMachines, "/StateMachines", (machine, at) => checkMachine(machine, at, Object.keys(responses))),
    ...eachField(MockedResponses, "/MockedResponses", checkResponses),
  ];
}

function checkMachine(machine: Json, at: string, responses: readonly string[]): readonly Diagnostic[] {
  if (!isJsonObject(machine)) return [notAnObject(at)];
  if (!Object.hasOwn(machine, "TestCases")) return [problem(at, "The field 'TestCases' is missing")];
  return [
    ...unknownFields(machine, at, ["TestCases"]),
    ...eachField(machine["TestCases"], `${at}/TestCases`, (testCase, place) =>
      eachField(testCase, place, (name, state) => checkReference(name, state, responses)),
    ),
  ];
}

function checkReference(name: Json, at: string, responses: readonly string[]): readonly Diagnostic[] {
  if (typeof name !== "string")
    return [problem(at, `A mocked response is named by a text, not by ${JSON.stringify(name)}`)];
  if (responses.includes(name)) return [];
  const known = didYouMean(name, responses) ?? `There are: ${responses.join(", ") || "none"}.`;
  return [problem(at, `There is no mocked response "${name}"`, known)];
}

/** Responses are numbered by the invocations that they answer, from 0 without gaps. */
function checkResponses(responses: Json, at: string): readonly Diagnostic[] {
  if (!isJsonObject(responses)) return [notAnObject(at)];
  const wrong = Object.keys(responses).filter((range) => invocationsOf(range) === undefined);
  const fix = `Number invocations from 0: "0", or "1-3" for several; ${MOST_INVOCATIONS} at most.`;
  return [
    ...wrong.map((range) => problem(`${at}/${range}`, `"${range}" is no number of an invocation`, fix)),
    ...(wrong.length > 0 ? [] : gaps(Object.keys(responses), at)),
    ...Object.entries(responses).flatMap(([range, response]) => checkResponse(response, `${at}/${range}`)),
  ];
}

function gaps(ranges: readonly string[], at: string): readonly Diagnostic[] {
  const numbers = ranges.flatMap((range) => invocationsOf(range) ?? []).sort((left, right) => left - right);
  if (numbers.length === 0) return [problem(at, "There is no response for an invocation")];
  const index = numbers.findIndex((number, position) => number !== position);
  if (index < 0) return [];
  const twice = numbers[index] === numbers[index - 1];
  return [
    problem(at, twice ? `Invocation ${numbers[index]} has two responses` : `Invocation ${index} has no response`),
  ];
}

function checkResponse(response: Json, at: string): readonly Diagnostic[] {
  if (!isJsonObject(response)) return [notAnObject(at)];
  const kinds = ["Return", "Throw"].filter((kind) => Object.hasOwn(response, kind));
  const found = unknownFields(response, at, ["Return", "Throw"]);
  if (kinds.length !== 1) return [...found, problem(at, "A response has either Return or Throw")];
  return kinds[0] === "Return" ? found : [...found, ...checkThrow(response["Throw"] ?? null, `${at}/Throw`)];
}

function checkThrow(thrown: Json, at: string): readonly Diagnostic[] {
  if (!isJsonObject(thrown)) return [notAnObject(at)];
  const { Error: error, Cause: cause } = thrown;
  return [
    ...unknownFields(thrown, at, ["Error", "Cause"]),
    ...(typeof error === "string" ? [] : [problem(at, "Throw needs an Error, the name of the error as a text")]),
    ...(cause === undefined || typeof cause === "string" ? [] : [problem(`${at}/Cause`, "A Cause is a text")]),
  ];
}

/** The invocations that `"0"` or `"1-3"` names; undefined where it names none. */
export function invocationsOf(range: string): readonly number[] | undefined {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || to < from || to >= MOST_INVOCATIONS) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function eachField(
  value: Json | undefined,
  at: string,
  check: (value: Json, at: string) => readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!isJsonObject(value)) return [notAnObject(at)];
  return Object.entries(value).flatMap(([name, item]) => check(item, `${at}/${name}`));
}

function unknownFields(value: JsonObject, at: string, known: readonly string[]): readonly Diagnostic[] {
  const unknown = Object.keys(value).filter((name) => !known.includes(name) && name !== "Comment");
  return unknown.map((name) => {
    const fix = didYouMean(name, known) ?? `Known: ${known.join(", ")}.`;
    return problem(`${at}/${name}`, `The field '${name}' is not known`, fix);
  });
}

function notAnObject(at: string): Diagnostic {
  return problem(at, "This must be an object");
}

function problem(location: string, message: string, fix?: string): Diagnostic {
  return { code: "INVALID_MOCK_CONFIG", severity: "error", location, message, ...(fix !== undefined && { fix }) };
}
