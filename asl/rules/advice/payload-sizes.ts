import type { Diagnostic } from "../../diagnostic";
import { isJsonObject, type Json } from "../../json";
import { QUOTAS } from "../../quotas";
import type { Rule, StatePart } from "../context";
import { warning } from "../finding";
import { isDistributed } from "../map-processors";

const LITERALS = ["Result", "Parameters", "Arguments", "Output", "Assign", "ItemSelector", "ResultSelector"];

/** Data that is, or may well grow, larger than the 256 KB that one state can pass on. */
export const payloadSizes: Rule = ({ states }) =>
  states.flatMap((state) => [...largeLiterals(state), ...gatheredResults(state)]);

function largeLiterals({ value, location }: StatePart): Diagnostic[] {
  return LITERALS.flatMap((field) => {
    const literal = value[field];
    if (literal === undefined || literal === null || typeof literal !== "object") return [];
    const bytes = Buffer.byteLength(JSON.stringify(literal));
    if (bytes <= QUOTAS.payloadBytes) return [];
    const message = `${field} has ${bytes} bytes; a state can pass on ${QUOTAS.payloadBytes}`;
    return [warning("PAYLOAD_TOO_LARGE", `${location}/${field}`, message, "Keep large data in S3 and pass its key.")];
  });
}

/** The results of children are gathered into one output, however many items a file or bucket holds. */
function gatheredResults(state: StatePart): Diagnostic[] {
  const { ItemReader: reader, ResultWriter: writer } = state.value;
  if (state.name !== "Map" || !isDistributed(state) || writer !== undefined || !isUnbounded(reader)) return [];
  const message = "The results of all items must fit into 256 KB, and nothing bounds how many items are read";
  const fix = "Add a ResultWriter, which puts the results into S3.";
  return [warning("PAYLOAD_RISK", state.location, message, fix)];
}

function isUnbounded(reader: Json | undefined): boolean {
  if (!isJsonObject(reader)) return false;
  const config = reader["ReaderConfig"];
  return !isJsonObject(config) || (config["MaxItems"] === undefined && config["MaxItemsPath"] === undefined);
}
