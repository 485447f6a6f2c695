import { isPairs, type Node } from "../node";
import type { Compile } from "./compile";
import { type Evaluate, type Frame, NotDirect } from "./frame";
import { callLibrary } from "./library";
import { type Callable, isCallable } from "./values";

/** Compiles `$name(...)` and calls of functions that an expression makes. */
export function compileFunction(node: Node, compile: Compile): Evaluate {
  const call = compileCall(node, compile);
  return (input, frame) => call(input, frame, []);
}

type Call = (input: unknown, frame: Frame, leading: readonly unknown[]) => unknown;

function compileCall(node: Node, compile: Compile): Call {
  const { procedure } = node;
  if (procedure === undefined) throw new NotDirect("function");
  const given = (node.arguments ?? []).map(compile);
  const evaluateAll = (input: unknown, frame: Frame, leading: readonly unknown[]) => [
    ...leading,
    ...given.map((argument) => argument(input, frame)),
  ];
  if (procedure.type === "variable" && procedure.predicate === undefined) {
    return compileNamedCall(String(procedure.value), evaluateAll);
  }
  const evaluateProcedure = compile(procedure);
  return (input, frame, leading) => invoke(evaluateProcedure(input, frame), evaluateAll(input, frame, leading), frame);
}

function compileNamedCall(name: string, evaluateAll: (...from: Parameters<Call>) => unknown[]): Call {
  return (input, frame, leading) => {
    const own = frame.lookup(name);
    if (own !== undefined) return invoke(own, evaluateAll(input, frame, leading), frame);
    if (Object.hasOwn(frame.run.bindings, name)) throw new NotDirect("no function");
    frame.run.step();
    return callLibrary(name, evaluateAll(input, frame, leading), input, frame);
  };
}

function invoke(callable: unknown, given: readonly unknown[], frame: Frame): unknown {
  if (!isCallable(callable)) throw new NotDirect("no function");
  return frame.run.deeper(() => callable(...given));
}

/** Compiles `function($x) { ... }`; what the library marks as a tail call is an ordinary call here. */
export function compileLambda(node: Node, compile: Compile): Evaluate {
  if (node.signature !== undefined || node.body === undefined) throw new NotDirect("a signature");
  const body = compile(node.body);
  if (node.thunk === true) return body;
  const names = (node.arguments ?? []).map(({ value }) => String(value));
  return (input, frame): Callable => {
    const call = (...given: readonly unknown[]) => {
      const inner = frame.child();
      for (const [index, name] of names.entries()) inner.bind(name, given[index]);
      return frame.run.deeper(() => body(input, inner));
    };
    return Object.assign(call, { arity: names.length });
  };
}

/** Compiles `value ~> $function(...)` and `value ~> $function`. */
export function compileApply(node: Node, compile: Compile): Evaluate {
  if (node.lhs === undefined || isPairs(node.lhs) || node.rhs === undefined) throw new NotDirect("apply");
  const left = compile(node.lhs);
  if (node.rhs.type === "function") {
    if (node.rhs.predicate !== undefined || node.rhs.group !== undefined) throw new NotDirect("a filtered call");
    const call = compileCall(node.rhs, compile);
    return (input, frame) => call(input, frame, [left(input, frame)]);
  }
  const right = compile(node.rhs);
  return (input, frame) => {
    const value = left(input, frame);
    if (isCallable(value)) throw new NotDirect("a chain of functions");
    return invoke(right(input, frame), [value], frame);
  };
}
