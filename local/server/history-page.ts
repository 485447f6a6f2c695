import type { DurableRecord } from "../durable";
import { describeEvent, type ExecutionEvent } from "../interpreter";
import type { KeptExecution } from "./kept-execution";
import { pagePosition, pageSize, pageToken } from "./page";
import { seconds } from "./requests";

/** Which part of a history is asked for. */
export interface HistoryRequest {
  readonly arn: string;
  readonly execution: Pick<KeptExecution, "entries">;
  readonly reverse: boolean;
  readonly maxResults: number | undefined;
  readonly nextToken: string | undefined;
  /** Whether events tell inputs and outputs. */
  readonly includesData: boolean;
}

/** A page of a history from the journal, with no more than that page in memory. */
export function historyPage(request: HistoryRequest): object {
  const { events, nextToken } = request.reverse ? backward(request) : forward(request);
  return { events: events.map((event) => told(event, request.includesData)), ...(nextToken && { nextToken }) };
}

interface EventPage {
  readonly events: readonly ExecutionEvent[];
  readonly nextToken?: string;
}

/** The position is the byte where the next record starts. */
function forward({ arn, execution, maxResults, nextToken }: HistoryRequest): EventPage {
  const list = `history ${arn}`;
  const most = pageSize(maxResults);
  const events: ExecutionEvent[] = [];
  for (const { record, startByte } of execution.entries(pagePosition(list, nextToken))) {
    const event = eventOf(record);
    if (event !== undefined && events.length === most) return { events, nextToken: pageToken(list, startByte) };
    if (event !== undefined) events.push(event);
  }
  return { events };
}

/** The position is the id of the next event. */
function backward({ arn, execution, maxResults, nextToken }: HistoryRequest): EventPage {
  const list = `reversed history ${arn}`;
  const most = pageSize(maxResults);
  const newest = pagePosition(list, nextToken) ?? Number.POSITIVE_INFINITY;
  let events: ExecutionEvent[] = [];
  for (const { record } of execution.entries()) {
    const event = eventOf(record);
    if (event === undefined || event.id > newest) continue;
    events.push(event);
    if (events.length > 2 * most) events = events.slice(-most);
  }
  const page = events.slice(-most).reverse();
  const next = (page.at(-1)?.id ?? 1) - 1;
  return next > 0 ? { events: page, nextToken: pageToken(list, next) } : { events: page };
}

function eventOf(record: object): ExecutionEvent | undefined {
  const read = record as DurableRecord;
  return "event" in read ? read.event : undefined;
}

function told(event: ExecutionEvent, includesData: boolean): object {
  const described = describeEvent(includesData ? event : withoutData(event));
  return { ...described, timestamp: seconds(event.timeMs) };
}

function withoutData(event: ExecutionEvent): ExecutionEvent {
  if (event.details === undefined) return event;
  const {
    input: _input,
    output: _output,
    parameters: _parameters,
    assignedVariables: _variables,
    ...rest
  } = event.details;
  return { ...event, details: rest };
}
