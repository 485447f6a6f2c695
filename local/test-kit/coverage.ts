import type { StateMachineDefinition } from "../../asl/definition";
import { type LocatedState, statesOf } from "../../asl/graph";
import type { Decision } from "../interpreter";

/** The kinds of what a test may take. A rule is a choice rule or a Default. */
export type CoverageKind = "states" | "choices" | "catches" | "retries";

/** What tests have taken of one kind. */
export interface CoverageOf {
  readonly total: number;
  readonly taken: number;
  /** The locations that no test has taken: `/States/Pay/Catch[0]`. */
  readonly missed: readonly string[];
}

/** What tests have taken of a workflow; plain data, to be kept as JSON. */
export type Coverage = Readonly<Record<CoverageKind, CoverageOf>>;

/** Counts what runs take. */
export class CoverageCounter {
  readonly #all: Readonly<Record<CoverageKind, readonly string[]>>;
  readonly #taken = new Set<string>();
  /** Names of states, which are unique in a machine, to locations. */
  readonly #locations: ReadonlyMap<string, string>;

  constructor(definition: StateMachineDefinition) {
    const states = statesOf(definition);
    this.#locations = new Map(states.map(({ name, location }) => [name, location]));
    this.#all = {
      states: states.map(({ location }) => location),
      choices: states.flatMap(choicesOf),
      catches: states.flatMap((state) => entriesOf(state, "Catch")),
      retries: states.flatMap((state) => entriesOf(state, "Retry")),
    };
  }

  entered(state: string): void {
    this.#taken.add(this.#locationOf(state));
  }

  decided(decision: Decision): void {
    const location = this.#locationOf(decision.state);
    if (decision.kind === "default") this.#taken.add(`${location}/Default`);
    if (decision.kind === "rule") this.#taken.add(`${location}/Choices[${decision.index}]`);
    if (decision.kind === "catch") this.#taken.add(`${location}/Catch[${decision.index}]`);
    if (decision.kind === "retry" && decision.delaySeconds !== undefined) {
      this.#taken.add(`${location}/Retry[${decision.index}]`);
    }
  }

  coverage(): Coverage {
    const of = (kind: CoverageKind): CoverageOf => {
      const missed = this.#all[kind].filter((location) => !this.#taken.has(location));
      return { total: this.#all[kind].length, taken: this.#all[kind].length - missed.length, missed };
    };
    return { states: of("states"), choices: of("choices"), catches: of("catches"), retries: of("retries") };
  }

  #locationOf(state: string): string {
    return this.#locations.get(state) ?? "";
  }
}

/**
 * Coverage as a table to print, with what was never taken below it.
 *
 * @example console.log(coverageTable(orders.coverage()));
 */
export function coverageTable(coverage: Coverage): string {
  const rows = Object.entries(coverage).map(([kind, { taken, total }]) => {
    const share = total === 0 ? "" : `${Math.floor((taken / total) * 100)} %`;
    return `${kind.padEnd(10)}${`${taken}/${total}`.padStart(9)}${share.padStart(7)}`;
  });
  const missed = Object.values(coverage).flatMap((of) => of.missed.map((location) => `  ${location}`));
  return [...rows, ...(missed.length > 0 ? ["never taken:", ...missed] : [])].join("\n");
}

function choicesOf(state: LocatedState): readonly string[] {
  const hasDefault = state.state.Type === "Choice" && state.state.Default !== undefined;
  return [...entriesOf(state, "Choices"), ...(hasDefault ? [`${state.location}/Default`] : [])];
}

function entriesOf({ state, location }: LocatedState, field: "Catch" | "Retry" | "Choices"): readonly string[] {
  const list = (state as unknown as { [name: string]: unknown })[field];
  return Array.isArray(list) ? list.map((_entry, index) => `${location}/${field}[${index}]`) : [];
}
