import { inside, type ProblemNode, problem } from "../../tree/problem";
import type { StateNode } from "../../tree/state";
import { quoted } from "../../values/quoted";
import { recordOf } from "../../values/recorded";
import { isPlain, plainJson } from "../../values/template";
import { compact } from "./compact";

/** What a state says in words of the author's, and the field each stands in. */
const WORDS = {
  name: "",
  comment: "/Comment",
  label: "/Label",
  executionType: "/ItemProcessor/ProcessorConfig/ExecutionType",
} as const;

/** A state in which every word is text: what was none is left out, and reported with all else that is wrong with it. */
export function checked(state: StateNode, options: unknown): StateNode {
  const words: { readonly [name: string]: unknown } = { ...state };
  const wrong = Object.entries(WORDS).flatMap(([word, path]) => {
    const found = wordProblem(word === "name" ? (words[word] ?? null) : words[word], path);
    return found === undefined ? [] : [[word, found] as const];
  });
  const found = [...(optionsProblems(options) ?? []), ...wrong.map(([, each]) => each)];
  if (found.length === 0) return state;
  const repaired = Object.fromEntries(wrong.map(([word]) => [word, word === "name" ? unnamed(state) : undefined]));
  return Object.freeze({ ...state, ...repaired, problems: [...(state.problems ?? []), ...found] });
}

/** The options of a state; those that are none are as if there were none. */
export function optionsOf<Options extends object>(given: Options): Options {
  return isOptions(given) ? given : ({} as Options);
}

/** The comment of a part of a state, and what is wrong with what is said of the part. */
export function commentOf(options: { readonly comment?: string }): {
  readonly comment?: string;
  readonly problems?: readonly ProblemNode[];
} {
  const { comment } = optionsOf(options);
  const found = wordProblem(comment, "/Comment");
  if (found !== undefined) return { problems: [found] };
  return compact({ comment, problems: optionsProblems(options) });
}

/** What is wrong with options as a whole. */
export function optionsProblems(given: unknown): readonly ProblemNode[] | undefined {
  return isOptions(given) ? undefined : [notOptions];
}

function isOptions(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && recordOf(value) === undefined && isPlain(value);
}

const notOptions = problem("NOT_OPTIONS", "the options are no object", "Write { name: value }.");

/** What is wrong with a word that may be left out; undefined where it is text. */
export function wordProblem(value: unknown, path: string): ProblemNode | undefined {
  if (value === undefined) return undefined;
  const { json, problems } = plainJson(value);
  const [found] = problems;
  if (found !== undefined) return inside(found, path);
  if (typeof json === "string") return undefined;
  return inside(problem("NOT_TEXT", `${quoted(value)} is no text`, "Write a text."), path);
}

/** The name of a state that has none. */
function unnamed({ source }: StateNode): string {
  const { line = "unknown", column = "unknown" } = source.position ?? {};
  return `(line ${line}, column ${column})`;
}
