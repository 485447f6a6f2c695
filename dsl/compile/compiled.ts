import type { QueryLanguage, StateMachineType } from "../../asl/definition";
import type { Diagnostic, SourcePosition } from "../../asl/diagnostic";
import type { Binding } from "../declare/binding";
import type { Fields } from "./unbound";

/** A state machine in ASL whose ARNs and names are still bindings; `bind` makes it JSON. */
export type UnboundDefinition = Fields & { readonly Comment?: string };

/** What `compile` gives. */
export interface Compiled {
  /** The workflow's name, as AWS will show it. */
  readonly name: string;
  readonly type: StateMachineType;
  readonly queryLanguage: QueryLanguage;
  readonly definition: UnboundDefinition;
  /** Every resource that the definition names, each once. */
  readonly bindings: readonly Binding[];
  /** The author's line for each state, by the state's slash path `/States/Pay`. Worked out when it is read. */
  readonly sources: ReadonlyMap<string, SourcePosition>;
  /** All that is wrong with the workflow, and what the validator says of the definition. Worked out when it is read. */
  readonly diagnostics: readonly Diagnostic[];
}
