// Mutates the definitions of a folder with an index.json and validates each. Prints every crash, every malformed finding and
// every definition slower than a second, and at the end how many ran and the slowest. The same seed makes the same definitions.
// Usage: node -r ts-node/register scripts/fuzz-definitions.ts PATH [COUNT] [SEED]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../asl/diagnostic";
import { isJsonObject, type Json } from "../asl/json";
import { parseDefinition } from "../asl/json-text";
import { validate } from "../asl/validate";
import { seededDraws } from "./seeded-draws";

const SLOW_MS = 1_000;

const [path = ".", count = "200000", seed = "1"] = process.argv.slice(2);

interface Total {
  readonly faults: number;
  readonly findings: number;
  readonly slowestMs: number;
}

function run(corpus: readonly Json[], random: Random, runs: number): Total {
  let faults = 0;
  let findings = 0;
  let slowestMs = 0;
  for (let number = 1; number <= runs; number++) {
    const attempt = tryOne(mutant(corpus, random), random);
    const fault = attempt.fault ?? (attempt.ms > SLOW_MS ? `took ${attempt.ms.toFixed(0)} ms` : undefined);
    if (fault !== undefined) console.log(`#${number}: ${fault}`);
    faults += attempt.fault === undefined ? 0 : 1;
    findings += attempt.findings;
    slowestMs = Math.max(slowestMs, attempt.ms);
  }
  return { faults, findings, slowestMs };
}

interface Attempt {
  readonly fault?: string;
  readonly ms: number;
  readonly findings: number;
}

function tryOne(definition: Json, random: Random): Attempt {
  const before = process.cpuUsage();
  let diagnostics: readonly Diagnostic[] = [];
  let fault: string | undefined;
  try {
    diagnostics = check(definition, random);
  } catch (error) {
    fault = (error as Error).stack ?? String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const malformed = diagnostics.find(
    ({ code, location, message }) => !code || !message || typeof location !== "string",
  );
  if (malformed !== undefined) fault ??= `malformed finding ${JSON.stringify(malformed)}`;
  return { ms: (user + system) / 1000, findings: diagnostics.length, ...(fault !== undefined && { fault }) };
}

/** Sometimes through damaged text, as a file would come. */
function check(definition: Json, random: Random): readonly Diagnostic[] {
  const type = random() < 0.2 ? "EXPRESS" : "STANDARD";
  const substitutions = random() < 0.5;
  if (random() < 0.9) return validate(definition, { type, substitutions });
  const parsed = parseDefinition(damage(JSON.stringify(definition), random));
  return parsed.ok ? validate(parsed.definition, { type }) : parsed.diagnostics;
}

type Random = () => number;

function readCorpus(path: string): readonly Json[] {
  const index = JSON.parse(readFileSync(join(path, "index.json"), "utf8")) as readonly { readonly file: string }[];
  return index
    .filter(({ file }) => file.endsWith(".json"))
    .map(({ file }) => JSON.parse(readFileSync(join(path, file), "utf8")) as Json);
}

function mutant(corpus: readonly Json[], random: Random): Json {
  let definition = pick(corpus, random);
  const rounds = 1 + Math.floor(random() * 4);
  for (let round = 0; round < rounds; round++) definition = mutate(definition, corpus, random);
  return definition;
}

/** Changes one place, chosen by walking down at random. */
function mutate(value: Json, corpus: readonly Json[], random: Random): Json {
  const stop = random() < 0.15;
  if (!stop && Array.isArray(value) && value.length > 0) {
    const at = Math.floor(random() * value.length);
    return value.map((element: Json, index) => (index === at ? mutate(element, corpus, random) : element));
  }
  if (!stop && isJsonObject(value) && Object.keys(value).length > 0) return mutateField(value, corpus, random);
  return replacement(value, corpus, random);
}

function mutateField(value: Json, corpus: readonly Json[], random: Random): Json {
  const entries = Object.entries(value as object) as [string, Json][];
  const at = Math.floor(random() * entries.length);
  const [key, inner] = entries[at] as [string, Json];
  const choice = random();
  if (choice < 0.1) entries.splice(at, 1);
  else if (choice < 0.2) entries[at] = [pick(KEYS, random), inner];
  else if (choice < 0.3) entries.push([pick(KEYS, random), pick(VALUES, random)]);
  else entries[at] = [key, mutate(inner, corpus, random)];
  return Object.fromEntries(entries);
}

function replacement(value: Json, corpus: readonly Json[], random: Random): Json {
  const choice = random();
  if (choice < 0.3 && typeof value === "string") return damage(value, random);
  if (choice < 0.4) return pick(corpus, random);
  if (choice < 0.45) return [value, value];
  if (choice < 0.5) return { [pick(KEYS, random)]: value };
  return pick(VALUES, random);
}

/** Removes, doubles or replaces some characters. */
function damage(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  const length = Math.floor(random() * 5);
  const piece = random() < 0.5 ? pick(PIECES, random) : text.slice(at, at + length);
  return text.slice(0, at) + piece + text.slice(at + Math.floor(random() * 3));
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

const PIECES = [
  "$",
  "$$.",
  "[",
  "]",
  "?(",
  "..",
  "*",
  "'",
  "\\",
  "{%",
  "%}",
  "States.",
  "(",
  ")",
  "{",
  "}",
  ",",
  "\ud800",
  "\u0000",
  "~>",
  ":=",
];

const KEYS = [
  ..."Type Next End StartAt States Choices Default Catch Retry ErrorEquals Branches ItemProcessor Iterator".split(" "),
  ..."ProcessorConfig Mode Parameters Arguments Output Assign ResultPath ItemsPath QueryLanguage Variable And Not".split(
    " ",
  ),
  ..."__proto__ constructor toString x.$ .$ / [0] a/b[0]".split(" "),
  "",
  "\ud800",
];

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  "",
  "$",
  "$$",
  "__proto__",
  "{%",
  "{% %}",
  `{% ${"(".repeat(300)} %}`,
  `{% ${"$f(".repeat(200)} %}`,
  `{% ${"a?b:".repeat(40)}c %}`,
  `{% ${"[".repeat(2000)} %}`,
  `$${"[?(@.a==1)]".repeat(50)}`,
  `$${"..a".repeat(300)}`,
  `$${"[*]".repeat(300)}`,
  `${"States.Array(".repeat(300)}1${")".repeat(300)}`,
  "States.Format('{}{}{}{}', $.a)",
  "x".repeat(10_000),
  "${".repeat(2_000),
  "<".repeat(2_000),
  [],
  {},
  nested(400),
  nested(1_500),
  Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}.$`, "$.a.b"])),
  "JSONata",
  "DISTRIBUTED",
  "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
];

function nested(depth: number): Json {
  let value: Json = {};
  for (let level = 0; level < depth; level++) value = { And: [value] };
  return value;
}

const total = run(readCorpus(path), seededDraws(Number(seed)), Number(count));
console.log(
  `${count} definitions, seed ${seed}: ${total.faults} faults, ${total.findings} findings, slowest ${total.slowestMs.toFixed(1)} ms of CPU`,
);
process.exitCode = total.faults > 0 || total.slowestMs > SLOW_MS ? 1 : 0;
