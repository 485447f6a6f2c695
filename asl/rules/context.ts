import type { QueryLanguage, StateMachineDefinition, StateMachineType } from "../definition";
import type { Diagnostic } from "../diagnostic";
import { type LocatedState, locatedStates, type Scope, scopesOf } from "../graph";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { hasPlaceholder } from "../placeholder";
import { type Field, SHAPES, type Shape, type ShapeName } from "./shapes";

/** One object of a definition that has fields of its own, with the shape that AWS wants of it. */
export interface Part {
  readonly name: ShapeName;
  readonly shape: Shape;
  readonly value: JsonObject;
  readonly location: string;
  readonly language: QueryLanguage;
  /** The state that the part is, or belongs to; absent for the machine and for scopes. */
  readonly state?: LocatedState;
}

/** A state of one of the eight types, seen as plain JSON. */
export interface StatePart extends Part {
  readonly state: LocatedState;
}

/** What a rule looks at. Everything is worked out once, before the first rule runs. */
export interface Context {
  readonly definition: JsonObject;
  /** The definition as compact JSON. */
  readonly text: string;
  readonly type: StateMachineType;
  /** Whether `${Name}` texts stand for values that a deployment fills in. */
  readonly substitutions: boolean;
  readonly scopes: readonly Scope[];
  readonly states: readonly StatePart[];
  readonly statesOf: ReadonlyMap<Scope, readonly StatePart[]>;
  readonly parts: readonly Part[];
}

/** One rule of the language: every finding it makes in a definition. */
export type Rule = (context: Context) => readonly Diagnostic[];

/** Prepares a definition for the rules. */
export function createContext(
  definition: JsonObject,
  { type, substitutions }: Pick<Context, "type" | "substitutions">,
): Context {
  const scopes = scopesOf(definition as unknown as StateMachineDefinition);
  const language = definition["QueryLanguage"] === undefined ? "JSONPath" : languageOf(definition["QueryLanguage"]);
  const statesOf = new Map(scopes.map((scope) => [scope, locatedStates(scope).flatMap(statePart(language))]));
  const states = [...statesOf.values()].flat();
  const parts = [...scopes.map(scopePart(language)), ...states.flatMap(withInnerParts)];
  return { definition, text: JSON.stringify(definition), type, substitutions, scopes, states, statesOf, parts };
}

/** The fields of a part that exist, with what is allowed in them. */
export function* fieldsOf({ value, shape }: Part): Generator<readonly [name: string, value: Json, field: Field]> {
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field !== undefined) yield [name, value[name] as Json, field];
  }
}

/** Whether a text holds a placeholder that a deployment fills in, so that its final form is not known. */
export function isOpen(context: Context, text: unknown): boolean {
  return context.substitutions && typeof text === "string" && hasPlaceholder(text);
}

function languageOf(value: Json): QueryLanguage {
  // AWS reads any value but JSONPath as JSONata, after it has reported the value.
  return value === "JSONPath" ? "JSONPath" : "JSONata";
}

function statePart(machineLanguage: QueryLanguage): (state: LocatedState) => StatePart[] {
  return (state) => {
    const value = state.state as unknown as JsonObject;
    const { Type: type, QueryLanguage: own } = value;
    if (typeof type !== "string" || !isStateType(type)) return [];
    const language = own === undefined ? machineLanguage : languageOf(own);
    return [{ name: type, shape: SHAPES[type], value, location: state.location, language, state }];
  };
}

const STATE_TYPES = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"] as const;

/** Whether a text is one of the eight types of state. */
export function isStateType(type: string): type is (typeof STATE_TYPES)[number] {
  return (STATE_TYPES as readonly string[]).includes(type);
}

function scopePart(language: QueryLanguage): (scope: Scope) => Part {
  return (scope) => {
    const name = scopeShape(scope);
    return {
      name,
      shape: SHAPES[name],
      value: scope.source as unknown as JsonObject,
      location: scope.location,
      language,
    };
  };
}

function scopeShape({ parent }: Scope): ShapeName {
  if (parent === undefined) return "Machine";
  return parent.state.Type === "Parallel" ? "Branch" : "ItemProcessor";
}

const SCOPES: ReadonlySet<ShapeName> = new Set(["Branch", "ItemProcessor"]);

function withInnerParts(part: Part): Part[] {
  const found: Part[] = [part];
  for (const [name, value, field] of fieldsOf(part)) {
    if (field.shape === undefined) continue;
    for (const [suffix, inner] of elementsOf(value)) found.push(...innerPart(part, `/${name}${suffix}`, field, inner));
  }
  return found;
}

function innerPart(outer: Part, path: string, { shape: name }: Field, value: Json): Part[] {
  if (name === undefined || !isJsonObject(value)) return [];
  if (SCOPES.has(name)) return processorConfig(outer, path, value);
  const { language, state } = outer;
  const part: Part = { name, shape: SHAPES[name], value, location: outer.location + path, language };
  return withInnerParts(state === undefined ? part : { ...part, state });
}

function processorConfig(outer: Part, path: string, { ProcessorConfig: value }: JsonObject): Part[] {
  const { language, state } = outer;
  if (outer.name !== "Map" || !isJsonObject(value) || state === undefined) return [];
  const location = `${outer.location}${path}/ProcessorConfig`;
  return [{ name: "ProcessorConfig", shape: SHAPES.ProcessorConfig, value, location, language, state }];
}

function elementsOf(value: Json): (readonly [suffix: string, element: Json])[] {
  return Array.isArray(value) ? value.map((element, index) => [`[${index}]`, element]) : [["", value]];
}
