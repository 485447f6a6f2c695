import { childrenOf, isPairs, type Node } from "../node";
import { compileApply, compileFunction, compileLambda } from "./call";
import { compileArray, compileGroup } from "./construct";
import { compileFilters } from "./filter";
import { type Evaluate, type Frame, NotDirect } from "./frame";
import { variableValue } from "./library";
import { OPERATORS } from "./operators";
import { compilePath } from "./path";
import { collapse, isNumber, isSequence, lookup, markSequence, toBoolean } from "./values";

/** A compiled expression. */
export interface DirectProgram {
  readonly evaluate: Evaluate;
  /** Whether the result may hold something below its top that is not clean JSON. */
  readonly builds: boolean;
}

/** Compiles a node; handed to the compilers of the nodes that contain others. */
export type Compile = (node: Node) => Evaluate;

const PURE = new Set(["path", "name", "variable", "string", "number", "value", "condition", "binary", "wildcard"]);

/** Compiles a tree, or answers undefined where it has a form that only the library evaluates. */
export function compileDirect(tree: Node): DirectProgram | undefined {
  try {
    return { evaluate: compileNode(tree), builds: !isPure(tree) };
  } catch (error) {
    if (error instanceof NotDirect) return undefined;
    throw error;
  }
}

function isPure(node: Node): boolean {
  return PURE.has(node.type) && node.group === undefined && childrenOf(node).every(isPure);
}

const COMPILERS: Readonly<Record<string, (node: Node) => Evaluate>> = {
  string: compileLiteral,
  number: compileLiteral,
  value: compileLiteral,
  name: compileName,
  wildcard: () => evaluateWildcard,
  variable: compileVariable,
  path: (node) => compilePath(node, compileNode),
  binary: compileBinary,
  unary: compileUnary,
  condition: compileCondition,
  block: compileBlock,
  bind: compileBind,
  lambda: (node) => compileLambda(node, compileNode),
  function: (node) => compileFunction(node, compileNode),
  apply: (node) => compileApply(node, compileNode),
};

const SCALARS = new Set(["string", "number", "value"]);

function compileNode(node: Node): Evaluate {
  const compiler = COMPILERS[node.type];
  if (compiler === undefined || node.tuple === true) throw new NotDirect(node.type);
  const evaluate = grouped(node, filtered(node, compiler(node)));
  if (SCALARS.has(node.type) && node.predicate === undefined && node.keepArray !== true) return evaluate;
  if (node.keepArray === true) return (input, frame) => collapse(kept(evaluate(input, frame)));
  return (input, frame) => collapse(evaluate(input, frame));
}

function filtered(node: Node, evaluate: Evaluate): Evaluate {
  if (node.predicate === undefined) return evaluate;
  const filter = compileFilters(node.predicate, compileNode);
  return (input, frame) => filter(evaluate(input, frame), frame);
}

function grouped(node: Node, evaluate: Evaluate): Evaluate {
  if (node.group === undefined || node.type === "path") return evaluate;
  const group = compileGroup(node.group.lhs, compileNode);
  return (input, frame) => group(evaluate(input, frame), frame);
}

function kept(value: unknown): unknown {
  if (isSequence(value)) value.keepSingleton = true;
  return value;
}

function compileLiteral(node: Node): Evaluate {
  const { value } = node as { value: unknown };
  return () => value;
}

function compileName(node: Node): Evaluate {
  const name = String(node.value);
  return (input) => lookup(input, name);
}

const evaluateWildcard: Evaluate = (input) => {
  if (typeof input !== "object" || input === null) return markSequence([]);
  const values: readonly unknown[] = Object.values(input);
  const found = values.flat(Number.POSITIVE_INFINITY);
  // Once the library has joined an array to them, it no longer takes the values for a sequence.
  return values.some(Array.isArray) ? found : markSequence(found);
};

function compileVariable(node: Node): Evaluate {
  const name = String(node.value);
  if (name === "") return (input) => input;
  if (name === "$") return () => undefined;
  return (_input, frame) => variableValue(name, frame);
}

function compileBinary(node: Node): Evaluate {
  if (node.lhs === undefined || isPairs(node.lhs) || node.rhs === undefined) throw new NotDirect("binary");
  const left = compileNode(node.lhs);
  const right = compileNode(node.rhs);
  const name = String(node.value);
  if (name === "and") return (input, frame) => truth(left, input, frame) && truth(right, input, frame);
  if (name === "or") return (input, frame) => truth(left, input, frame) || truth(right, input, frame);
  const operate = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operate === undefined) throw new NotDirect(name);
  return (input, frame) => operate(left(input, frame), right(input, frame));
}

function truth(evaluate: Evaluate, input: unknown, frame: Frame): boolean {
  return toBoolean(evaluate(input, frame)) === true;
}

function compileUnary(node: Node): Evaluate {
  if (node.value === "[") return compileArray(node, compileNode);
  if (node.value === "{" && node.lhs !== undefined && isPairs(node.lhs)) return compileGroup(node.lhs, compileNode);
  if (node.value !== "-" || node.expression === undefined) throw new NotDirect("unary");
  const operand = compileNode(node.expression);
  return (input, frame) => {
    const value = operand(input, frame);
    if (value === undefined) return undefined;
    if (!isNumber(value)) throw new NotDirect("the operand is no number");
    return -value;
  };
}

function compileCondition(node: Node): Evaluate {
  if (node.condition === undefined || node.then === undefined) throw new NotDirect("condition");
  const condition = compileNode(node.condition);
  const then = compileNode(node.then);
  const otherwise = node.else === undefined ? undefined : compileNode(node.else);
  return (input, frame) => (truth(condition, input, frame) ? then(input, frame) : otherwise?.(input, frame));
}

function compileBlock(node: Node): Evaluate {
  const parts = (node.expressions ?? []).map(compileNode);
  return (input, frame) => {
    const inner = frame.child();
    let value: unknown;
    for (const part of parts) value = part(input, inner);
    return value;
  };
}

function compileBind(node: Node): Evaluate {
  if (node.lhs === undefined || isPairs(node.lhs) || node.rhs === undefined) throw new NotDirect("bind");
  const name = String(node.lhs.value);
  const right = compileNode(node.rhs);
  return (input, frame) => {
    const value = right(input, frame);
    frame.bind(name, value);
    return value;
  };
}
