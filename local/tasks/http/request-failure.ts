import type { TaskOutcome } from "../../interpreter/task";
import { RequestError } from "./request-error";
import { TimeLimitError } from "./time-limit";

/** What an integration calls the errors where there is no answer. */
export interface RequestErrors {
  readonly timeout: string;
  readonly socket: string;
}

/** How a task has failed whose request was not made, or not answered. */
export function requestFailure(thrown: unknown, errors: RequestErrors): TaskOutcome {
  const { message, code = "" } = thrown as NodeJS.ErrnoException;
  // Node refuses texts that no header or path may hold as TypeErrors.
  const isRequest = thrown instanceof RequestError || thrown instanceof TypeError;
  if (isRequest) return { status: "failed", error: "States.Runtime", cause: message };
  const error = thrown instanceof TimeLimitError ? errors.timeout : errors.socket;
  return { status: "failed", error, cause: message || code };
}
