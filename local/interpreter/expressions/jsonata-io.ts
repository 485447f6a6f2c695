import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { Variables } from "../flow";
import type { CatcherProgram, Handover } from "../guard";
import type { StateIo } from "../state-io";
import { inspected, type Viewer } from "../viewer";
import { compileJsonata, type JsonataValue, type StatesValues } from "./jsonata-template";

/** The fields of a JSONata state that shape its input and output. */
export interface JsonataFields {
  readonly Arguments?: Json | undefined;
  readonly Output?: Json | undefined;
  readonly Assign?: JsonObject | undefined;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export function compileJsonataIo(fields: JsonataFields): StateIo {
  const given = fields.Arguments === undefined ? undefined : compileJsonata(fields.Arguments, "Arguments");
  const handOn = compileHandover(fields, "");
  return {
    filter: (_viewer, input) => input,
    arguments: (viewer, input) =>
      given === undefined ? input : inspected(viewer, "afterArguments", given(viewer, { input })),
    handover: (viewer, input, result) => handOn(viewer, { input, result }, result),
    passOn: (viewer, input) => handOn(viewer, { input }, input),
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states */
export function compileJsonataCatch(fields: JsonataFields, location: string): CatcherProgram["handle"] {
  const handOn = compileHandover(fields, `${location}/`);
  return (flow, errorOutput) => handOn(flow, { input: flow.input, errorOutput }, errorOutput);
}

type HandOn = (viewer: Viewer, states: StatesValues, otherwise: Json) => Handover;

/** Output and Assign see the same values: what is assigned counts from the next state on. */
function compileHandover({ Output, Assign }: JsonataFields, prefix: string): HandOn {
  const output = Output === undefined ? undefined : compileJsonata(Output, `${prefix}Output`);
  const assign = compileAssign(Assign, `${prefix}Assign`);
  return (viewer, states, otherwise) => {
    const assigned = assign?.(viewer, states);
    return handover(output === undefined ? otherwise : output(viewer, states), assigned);
  };
}

function compileAssign(template: JsonObject | undefined, location: string): JsonataValue | undefined {
  return template === undefined || Object.keys(template).length === 0 ? undefined : compileJsonata(template, location);
}

function handover(output: Json, assigned: Json | undefined): Handover {
  return isJsonObject(assigned) ? { output, assigned: assigned as Variables } : { output };
}
