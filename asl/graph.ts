import type { State, StateMachineDefinition, StateScope } from "./definition";
import { isJsonObject, type JsonObject } from "./json";

/** One `States` object: the machine's own, a branch's, or an item processor's. */
export interface Scope {
  /** AWS's slash path of the object that holds StartAt and States; empty for the machine. */
  readonly location: string;
  readonly startAt: string | undefined;
  readonly states: readonly (readonly [name: string, state: State])[];
  /** The object that holds StartAt and States. */
  readonly source: StateScope;
  readonly parent?: ScopeParent;
}

/** The state that a nested scope belongs to, and the scope of that state. */
export interface ScopeParent {
  readonly scope: Scope;
  readonly name: string;
  readonly state: State;
}

/** A state with the place where it stands. */
export interface LocatedState {
  readonly name: string;
  readonly state: State;
  /** `/States/Map/ItemProcessor/States/Resize`. */
  readonly location: string;
  readonly scope: Scope;
}

/** A way from a state to a state of the same scope. */
export interface Transition {
  readonly kind: "Next" | "Default" | "Choice" | "Catch";
  readonly to: string;
  /** Where the name stands, below the state: `/Catch[0]/Next`. */
  readonly location: string;
}

/**
 * All scopes of a machine, outer before inner. It is the only traversal of nested states, and takes any JSON: what is
 * not a state is passed over.
 *
 * @example for (const scope of scopesOf(definition)) console.log(scope.location, scope.states.length);
 */
export function scopesOf(definition: StateMachineDefinition): readonly Scope[] {
  const scopes = [scopeOf(definition, "")];
  for (let index = 0; index < scopes.length; index++) {
    const scope = scopes[index] as Scope;
    for (const [name, state] of scope.states) {
      for (const [suffix, inner] of innerScopes(state)) {
        scopes.push(scopeOf(inner, `${scope.location}/States/${name}/${suffix}`, { scope, name, state }));
      }
    }
  }
  return scopes;
}

/** Every state of every scope, with its location. */
export function statesOf(definition: StateMachineDefinition): readonly LocatedState[] {
  return scopesOf(definition).flatMap(locatedStates);
}

/** The states of one scope, with their locations. */
export function locatedStates(scope: Scope): readonly LocatedState[] {
  return scope.states.map(([name, state]) => ({ name, state, location: `${scope.location}/States/${name}`, scope }));
}

/** The scopes inside a Map or Parallel state, each with the path from the state: `Branches[0]`, `ItemProcessor`. */
export function innerScopes(state: State): readonly (readonly [suffix: string, scope: StateScope])[] {
  const { Branches, ItemProcessor, Iterator } = fieldsOf(state);
  if (state.Type === "Parallel") return objectsOf(Branches).map(([branch, i]) => [`Branches[${i}]`, asScope(branch)]);
  if (state.Type !== "Map") return [];
  if (isJsonObject(ItemProcessor)) return [["ItemProcessor", asScope(ItemProcessor)]];
  return isJsonObject(Iterator) ? [["Iterator", asScope(Iterator)]] : [];
}

/** The transitions written in a state, in the order in which AWS reports them. */
export function transitionsOf(state: State): readonly Transition[] {
  const { Next, Choices, Default, Catch } = fieldsOf(state);
  const choices = state.Type === "Choice" ? nextsOf("Choice", "Choices", Choices) : [];
  const catches = canCatch(state) ? nextsOf("Catch", "Catch", Catch) : [];
  return [...transition("Next", "/Next", Next), ...choices, ...transition("Default", "/Default", Default), ...catches];
}

/** Whether a run may end in this state. */
export function isTerminal(state: State): boolean {
  return state.Type === "Succeed" || state.Type === "Fail" || ("End" in state && state.End === true);
}

/** The names of the states of a scope that can be reached from its StartAt. */
export function reachableStates(scope: Scope): ReadonlySet<string> {
  const states = new Map(scope.states);
  const reached = new Set(scope.startAt === undefined ? [] : [scope.startAt]);
  for (const name of reached) {
    const state = states.get(name);
    if (state !== undefined) for (const { to } of transitionsOf(state)) reached.add(to);
  }
  return reached;
}

function scopeOf(holder: StateScope, location: string, parent?: ScopeParent): Scope {
  const { StartAt, States } = fieldsOf(holder);
  const states = isJsonObject(States) ? Object.entries(States).filter(([, state]) => isJsonObject(state)) : [];
  const startAt = typeof StartAt === "string" ? StartAt : undefined;
  const found = { location, startAt, states: states as unknown as Scope["states"], source: holder };
  return parent === undefined ? found : { ...found, parent };
}

function canCatch({ Type }: State): boolean {
  return Type === "Task" || Type === "Parallel" || Type === "Map";
}

function nextsOf(kind: "Choice" | "Catch", field: string, list: unknown): Transition[] {
  return objectsOf(list).flatMap(([entry, index]) => transition(kind, `/${field}[${index}]/Next`, entry["Next"]));
}

function transition(kind: Transition["kind"], location: string, to: unknown): Transition[] {
  return typeof to === "string" ? [{ kind, to, location }] : [];
}

function objectsOf(list: unknown): (readonly [entry: JsonObject, index: number])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (isJsonObject(entry) ? [[entry, index] as const] : []));
}

/** What an object really holds, for reading fields that a hostile definition may have given any type. */
function fieldsOf(holder: object): { readonly [field: string]: unknown } {
  return holder as { readonly [field: string]: unknown };
}

function asScope(holder: object): StateScope {
  return holder as StateScope;
}
