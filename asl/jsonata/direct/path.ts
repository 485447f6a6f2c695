import type { Node } from "../node";
import { isSequence, markSequence, type Sequence } from "../sequence";
import type { Compile } from "./compile";
import { compileGroup } from "./construct";
import { compileFilters } from "./filter";
import { type Evaluate, type Frame, NotDirect } from "./frame";

interface Step {
  readonly evaluate: Evaluate;
  /** An array constructor that begins a path stands for itself. */
  readonly constructs: boolean;
  readonly isVariable: boolean;
}

/** Compiles a path; one of names alone, through objects alone, needs no sequences. */
export function compilePath(node: Node, compile: Compile): Evaluate {
  const general = compileSteps(node, compile);
  const chain = chainOf(node);
  return chain === undefined ? general : compileChain(chain, general);
}

interface Chain {
  /** The variable it starts from; absent where it starts from the context value. */
  readonly variable?: string;
  readonly names: readonly string[];
}

function chainOf(node: Node): Chain | undefined {
  const steps = node.steps ?? [];
  const [first, ...rest] = steps;
  if (first === undefined || node.group !== undefined || node.keepSingletonArray === true) return undefined;
  if (!steps.every(isBare)) return undefined;
  const names = (first.type === "variable" ? rest : steps).map(({ value }) => String(value));
  if (first.type === "variable" && first.value !== "" && first.value !== "$") {
    return rest.every(isName) ? { variable: String(first.value), names } : undefined;
  }
  return steps.every(isName) ? { names } : undefined;
}

function isBare(step: Node): boolean {
  return step.predicate === undefined && step.stages === undefined && step.group === undefined && !step.keepArray;
}

function isName({ type }: Node): boolean {
  return type === "name";
}

function compileChain({ variable, names }: Chain, general: Evaluate): Evaluate {
  return (input, frame) => {
    let value = variable === undefined ? input : frame.lookup(variable);
    for (const name of names) {
      if (typeof value !== "object" || value === null) return undefined;
      if (Array.isArray(value)) return general(input, frame);
      if (!Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
    }
    return isSequence(value) ? general(input, frame) : value;
  };
}

function compileSteps(node: Node, compile: Compile): Evaluate {
  const steps = (node.steps ?? []).map((step) => compileStep(step, compile));
  const group = node.group === undefined ? undefined : compileGroup(node.group.lhs, compile);
  const keep = node.keepSingletonArray === true;
  return (input, frame) => {
    const found = walk(steps, input, frame);
    const sequence = keep ? keptSequence(found) : found;
    return group === undefined ? sequence : group(sequence, frame);
  };
}

function compileStep(step: Node, compile: Compile): Step {
  if (step.tuple === true) throw new NotDirect("tuple");
  const own = compile(step);
  const filter = step.stages === undefined ? undefined : compileFilters(step.stages, compile);
  const evaluate: Evaluate = filter === undefined ? own : (input, frame) => filter(own(input, frame), frame);
  return { evaluate, constructs: step.consarray === true, isVariable: step.type === "variable" };
}

function walk(steps: readonly Step[], input: unknown, frame: Frame): unknown {
  let items: unknown = Array.isArray(input) && steps[0]?.isVariable !== true ? input : markSequence([input]);
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    items = index === 0 && step.constructs ? step.evaluate(items, frame) : take(step, asItems(items), last, frame);
    if (items === undefined || (Array.isArray(items) && items.length === 0)) return items;
  }
  return items;
}

// What an array constructor at the start answers is always an array.
function asItems(items: unknown): readonly unknown[] {
  if (!Array.isArray(items)) throw new NotDirect("a step without items");
  return items;
}

function take({ evaluate }: Step, items: readonly unknown[], last: boolean, frame: Frame): unknown {
  frame.run.step(items.length);
  const results: unknown[] = [];
  for (const item of items) {
    const result = evaluate(item, frame);
    if (result !== undefined) results.push(result);
  }
  const [only] = results;
  if (last && results.length === 1 && Array.isArray(only) && !isSequence(only)) return only;
  return flattened(results);
}

function flattened(results: readonly unknown[]): Sequence {
  const sequence = markSequence([]);
  for (const result of results) {
    if (!Array.isArray(result) || (result as Sequence).cons === true) sequence.push(result);
    else for (const item of result) sequence.push(item);
  }
  return sequence;
}

function keptSequence(found: unknown): unknown {
  if (!Array.isArray(found)) throw new NotDirect("nothing to keep as an array");
  const sequence: Sequence = (found as Sequence).cons === true && !isSequence(found) ? markSequence([found]) : found;
  if (isSequence(sequence)) sequence.keepSingleton = true;
  return sequence;
}
