import type { Diagnostic } from "../diagnostic";
import { type IntegrationPattern, parseResource } from "../resource";
import type { Rule, StatePart } from "./context";
import { error } from "./finding";
import { isDistributed, processorOf } from "./map-processors";

/** As AWS words them, with its trailing blank. */
const REFUSED: Readonly<Partial<Record<IntegrationPattern, string>>> = {
  sync: "Express state machine does not support '.sync' service integration",
  "sync:2": "Express state machine does not support '.sync' service integration",
  waitForTaskToken: "Express state machine does not support '.waitForTaskToken' service integration ",
};

/** Express state machines wait for no job, no token and no activity, and run no distributed Map. */
export const expressLimits: Rule = ({ states, type }) => (type === "EXPRESS" ? states.flatMap(expressErrors) : []);

/** What keeps a state out of an Express state machine. */
export function expressErrors(state: StatePart): readonly Diagnostic[] {
  return [...resourceErrors(state), ...mapErrors(state)];
}

function resourceErrors({ name, value, location }: StatePart): Diagnostic[] {
  const arn = value["Resource"];
  if (name !== "Task" || typeof arn !== "string") return [];
  const message = refusal(arn);
  return message === undefined ? [] : [error(`${location}/Resource`, message)];
}

function refusal(arn: string): string | undefined {
  const resource = parseResource(arn);
  if (resource.kind === "activity") return "Express state machine does not support Activity ARN";
  return resource.kind === "integration" ? REFUSED[resource.pattern] : undefined;
}

function mapErrors(state: StatePart): Diagnostic[] {
  if (state.name !== "Map" || !isDistributed(state)) return [];
  const message = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
  return [error(`${processorOf(state).location}/ProcessorConfig`, message)];
}
