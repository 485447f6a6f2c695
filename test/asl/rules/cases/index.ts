import { ADVICE_CASES } from "./advice";
import { EXPRESSION_CASES } from "./expressions";
import { GRAPH_CASES } from "./graph";
import { MAP_CASES } from "./maps";
import type { RuleCase } from "./rule-case";
import { STRUCTURE_CASES } from "./structure";
import { TASK_CASES } from "./tasks";

/** At least one case for every rule; docs/errors.md is written from them. */
export const CASES: readonly RuleCase[] = [
  ...STRUCTURE_CASES,
  ...GRAPH_CASES,
  ...EXPRESSION_CASES,
  ...TASK_CASES,
  ...MAP_CASES,
  ...ADVICE_CASES,
];

export type { RuleCase } from "./rule-case";
