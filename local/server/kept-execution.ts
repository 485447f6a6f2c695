import type { End, Header } from "../durable";
import { type JournalEntry, readJournal } from "../journal";
import { readExecution } from "./execution-data";
import type { ExecutionSummary } from "./execution-index";

/** By which Map Run an execution was started. */
export interface StartedByMap {
  readonly mapRunArn: string;
  /** Of the machine with the Map's label. */
  readonly machineArn: string;
  readonly label: string;
  readonly isExpress: boolean;
  /** How many items it works on. */
  readonly itemCount: number;
  /** Of the execution that the Map Run belongs to. */
  readonly parentArn: string;
}

/** All that is kept of an execution. */
export interface KeptExecution {
  readonly summary: ExecutionSummary;
  readonly header: Header;
  /** There when it has ended. */
  readonly end?: End;
  /** There for children of distributed Maps. */
  readonly map?: StartedByMap;
  /** Its records. @param fromByte where one of them starts */
  entries(fromByte?: number): Iterable<JournalEntry>;
}

/** An execution with a journal of its own. */
export function keptIn(journal: string, summary: ExecutionSummary): KeptExecution {
  return { ...readExecution(journal), summary, entries: (fromByte) => readJournal(journal, fromByte) };
}
