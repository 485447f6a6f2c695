import type { QueryLanguage, Retrier, State, StateScope } from "../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../asl/json";
import { DefinitionError } from "./definition-error";
import { compileJsonataCatch, compileJsonataIo, type JsonataFields } from "./expressions/jsonata-io";
import { compileJsonata } from "./expressions/jsonata-template";
import { compileJsonPathCatch, compileJsonPathIo, type JsonPathFields } from "./expressions/jsonpath-io";
import { compileExpression, compileReader, compileTemplate, type PathExpression } from "./expressions/path-expression";
import type { CatcherProgram, Guard, RetrierProgram } from "./guard";
import { compileNumber, type NumberField, type NumberKind } from "./number-field";
import type { ScopeProgram, StateProgram } from "./program";
import type { StateIo } from "./state-io";
import { STATE_COMPILERS } from "./states";
import type { Viewer } from "./viewer";

type AnyFields = { readonly [name: string]: unknown };
type Value = (viewer: Viewer, input: Json) => Json | undefined;

const MAX_DEPTH = 200;

/** Turns states into programs, in the query language of the machine or of the state. */
export class Compiler {
  readonly #language: QueryLanguage;
  #depth = 0;

  constructor(language: QueryLanguage) {
    this.#language = language;
  }

  /** Compiles the states of a scope; `holder` names whose scope it is. */
  scope(scope: StateScope, holder: string): ScopeProgram {
    const { StartAt, States } = scope as { StartAt?: unknown; States?: unknown };
    if (typeof StartAt !== "string" || !isJsonObject(States)) {
      throw new DefinitionError(holder, "There must be StartAt and States.");
    }
    if (!Object.hasOwn(States, StartAt)) throw new DefinitionError(StartAt, "StartAt names no state of its scope.");
    if (++this.#depth > MAX_DEPTH) throw new DefinitionError(holder, "States are nested too deeply.");
    const states = new Map(Object.entries(States).map(([name, state]) => [name, this.#state(name, state)]));
    this.#depth--;
    return { startAt: StartAt, states };
  }

  queryLanguage(state: { readonly QueryLanguage?: QueryLanguage }): QueryLanguage {
    return state.QueryLanguage ?? this.#language;
  }

  io(state: State): StateIo {
    return this.#isJsonata(state)
      ? compileJsonataIo(state as JsonataFields)
      : compileJsonPathIo(state as JsonPathFields);
  }

  /** The output and assignments of a Choice rule, which come in place of the state's own. */
  ruleIo(state: State, rule: object): StateIo {
    const { Assign, Output } = rule as JsonataFields;
    const { Output: stateOutput } = state as JsonataFields;
    if (this.#isJsonata(state))
      return compileJsonataIo({ Assign, Output: Output === undefined ? stateOutput : Output });
    return compileJsonPathIo({ ...(state as JsonPathFields), Assign });
  }

  /** A field that holds a value outright, or in JSONata an expression for one. */
  value(state: State, field: string): Value {
    const given = (state as unknown as AnyFields)[field] as Json | undefined;
    if (given === undefined || !this.#isJsonata(state)) return () => given;
    return this.jsonata(given, field);
  }

  jsonata(template: Json, location: string): (viewer: Viewer, input: Json) => Json {
    const value = compileJsonata(template, location);
    return (viewer, input) => value(viewer, { input });
  }

  /** A value with expressions in it, in the state's language. */
  template(state: State, template: Json, field: string): (viewer: Viewer, input: Json) => Json {
    return this.#isJsonata(state) ? this.jsonata(template, field) : compileTemplate(template);
  }

  expression(path: string, field: string): PathExpression {
    return compileExpression(path, field);
  }

  reader(path: string): ReturnType<typeof compileReader> {
    return compileReader(path);
  }

  /** A field that holds a number; `holder` is the part of the state that the field is in, `place` says which. */
  number(state: State, field: string, kind: NumberKind, holder: object = state, place?: string): NumberField {
    return compileNumber(holder as AnyFields, field, kind, place === undefined ? field : `${place}/${field}`);
  }

  /** `Credentials.RoleArn`, in whichever of its forms. */
  roleArn(state: State): (viewer: Viewer, input: Json) => string | undefined {
    const { Credentials } = state as { Credentials?: JsonObject };
    const path = Credentials?.["RoleArn.$"];
    if (typeof path === "string") return text(compileExpression(path, "RoleArn.$"));
    const given = Credentials?.["RoleArn"];
    if (given === undefined) return () => undefined;
    return this.#isJsonata(state) ? text(this.jsonata(given, "Credentials/RoleArn")) : () => String(given);
  }

  guard(state: State): Guard {
    const { Retry, Catch } = state as { Retry?: unknown; Catch?: unknown };
    return {
      retriers: objectsOf(Retry).map((retrier) => compileRetrier(retrier as unknown as Retrier)),
      catchers: objectsOf(Catch).map((catcher, index) => this.#catcher(state, catcher, index)),
    };
  }

  #catcher(state: State, catcher: JsonObject, index: number): CatcherProgram {
    const { ErrorEquals, Next } = catcher;
    const handle = this.#isJsonata(state)
      ? compileJsonataCatch(catcher as JsonataFields, `Catch[${index}]`)
      : compileJsonPathCatch(catcher as JsonPathFields);
    return { errorEquals: namesOf(ErrorEquals), next: String(Next), handle };
  }

  #isJsonata(state: { readonly QueryLanguage?: QueryLanguage }): boolean {
    return this.queryLanguage(state) === "JSONata";
  }

  #state(name: string, state: unknown): StateProgram {
    const type = isJsonObject(state) ? state["Type"] : undefined;
    if (typeof type !== "string" || !Object.hasOwn(STATE_COMPILERS, type)) {
      throw new DefinitionError(name, `The state has no known Type: ${JSON.stringify(type)}.`);
    }
    try {
      return STATE_COMPILERS[type as keyof typeof STATE_COMPILERS](name, state as never, this);
    } catch (error) {
      if (error instanceof DefinitionError) throw error;
      // A field of another type than the language knows; `validate` tells which.
      throw new DefinitionError(name, `The state is malformed: ${(error as Error).message}`);
    }
  }
}

function compileRetrier(retrier: Retrier): RetrierProgram {
  return {
    errorEquals: namesOf(retrier.ErrorEquals),
    intervalSeconds: retrier.IntervalSeconds ?? 1,
    maxAttempts: retrier.MaxAttempts ?? 3,
    backoffRate: retrier.BackoffRate ?? 2,
    maxDelaySeconds: retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY,
    fullJitter: retrier.JitterStrategy === "FULL",
  };
}

function namesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((name): name is string => typeof name === "string") : [];
}

function objectsOf(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function text(value: Value): (viewer: Viewer, input: Json) => string | undefined {
  return (viewer, input) => {
    const given = value(viewer, input);
    return given === undefined ? undefined : String(given);
  };
}
