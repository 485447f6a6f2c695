import type { QueryLanguage } from "../../../asl/definition";
import type { StateKind, StateOf } from "../../tree/state";
import type { Place } from "../dialect";
import type { LinkedState } from "../link";
import type { ScopeContext } from "../scope";
import type { Fields } from "../unbound";
import { choiceFields } from "./choice";
import { placeOf, present, transition } from "./context";
import { mapFields, parallelFields } from "./nested";
import { rawFields } from "./raw";
import { failFields, waitFields } from "./simple";
import { taskFields } from "./task";

type Compile<K extends StateKind> = (
  state: StateOf<K>,
  linked: LinkedState,
  context: ScopeContext,
  place: Place,
) => Fields;

/** How each kind of state is written. A kind that is missing here does not compile. */
const COMPILERS: { readonly [K in StateKind]: { readonly type?: string; readonly compile: Compile<K> } } = {
  task: {
    type: "Task",
    compile: (state, linked, context, place) => ({
      ...taskFields(state, linked, context, place),
      ...transition(linked),
    }),
  },
  pass: {
    type: "Pass",
    compile: (_state, linked, { dialect }, place) => ({ ...dialect.flow(place), ...transition(linked) }),
  },
  wait: {
    type: "Wait",
    compile: (state, linked, { dialect }, place) => ({ ...waitFields(state, dialect, place), ...transition(linked) }),
  },
  choice: {
    type: "Choice",
    compile: (state, linked, { dialect }, place) => choiceFields(state, linked, dialect, place),
  },
  succeed: { type: "Succeed", compile: (_state, _linked, { dialect }, place) => dialect.flow(place) },
  fail: { type: "Fail", compile: (state, _linked, { dialect }, place) => failFields(state, dialect, place) },
  parallel: {
    type: "Parallel",
    compile: (state, linked, context, place) => ({
      ...parallelFields(state, linked, context, place),
      ...transition(linked),
    }),
  },
  map: {
    type: "Map",
    compile: (state, linked, context, place) => ({
      ...mapFields(state, linked, context, place),
      ...transition(linked),
    }),
  },
  raw: { compile: (state, linked) => rawFields(state, linked) },
};

/** All fields of a state. */
export function stateFields<K extends StateKind>(linked: LinkedState, context: ScopeContext): Fields {
  const state = linked.state as StateOf<K>;
  const { type, compile } = COMPILERS[state.kind as K];
  const place = placeOf(state, context);
  for (const problem of state.problems ?? []) place.report("", problem);
  const { machine, dialect } = context;
  const language = dialect === machine ? undefined : dialect.queryLanguage;
  return Object.assign(head(type, language, state.comment), compile(state, linked, context, place));
}

/** One literal for most states: a spread of optional fields costs as much as all the rest of a state. */
function head(type: string | undefined, language: QueryLanguage | undefined, comment: string | undefined): Fields {
  if (type !== undefined && language === undefined && comment === undefined) return { Type: type };
  return present({ Type: type, QueryLanguage: language, Comment: comment });
}
