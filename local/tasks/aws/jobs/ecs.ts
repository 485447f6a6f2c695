import { isJsonObject, type Json, type JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Jobs, only } from "./job";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecs: Jobs = {
  runTask: {
    idempotencyField: "ClientToken",
    added: () => ({ StartedBy: "AWS Step Functions" }),
    describe: (started, given) => ({
      action: "describeTasks",
      parameters: { ...only(given, "Cluster"), Tasks: taskArns(started) },
    }),
    status: (description) => {
      const tasks = listOf(description, "Tasks");
      if (tasks.length === 0) return undefined;
      return tasks.every((task) => at("LastStatus")(task) === "STOPPED") ? "STOPPED" : "RUNNING";
    },
    succeeded: ["STOPPED"],
    failed: [],
    hasFailed: (description) => listOf(description, "Tasks").some(hasFailed),
    result: (description) => {
      const tasks = listOf(description, "Tasks");
      return tasks.length === 1 ? tasks[0] : tasks;
    },
    stop: (started, given) => ({
      action: "stopTask",
      parameters: {
        ...only(given, "Cluster"),
        Task: taskArns(started)[0] ?? "",
        Reason: "The Step Functions task has been given up.",
      },
    }),
  },
};

/** A task has done its work if every container ran and ended well. */
function hasFailed(task: Json): boolean {
  const containers = isJsonObject(task) ? listOf(task, "Containers") : [];
  return at("StopCode")(task) === "TaskFailedToStart" || containers.some((one) => at("ExitCode")(one) !== 0);
}

function taskArns(started: JsonObject): readonly Json[] {
  return listOf(started, "Tasks").map((task) => at("TaskArn")(task) ?? "");
}

function listOf(from: JsonObject, field: string): readonly Json[] {
  const list = from[field];
  return Array.isArray(list) ? list : [];
}
