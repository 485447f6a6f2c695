import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import type { QueryLanguage } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { hostedFunctions } from "../../cli/local-stack/functions";
import { localValueOf } from "../../cli/local-stack/names";
import { provision } from "../../cli/local-stack/provision";
import { type AnyWorkflow, bind, compile } from "../../dsl";
import { account, region } from "../../local/aws/account";
import { createLambdaHost, type LambdaHost } from "../../local/lambda";
import { functionTasks, integrationTasks, routeTasks, s3Objects } from "../../local/tasks";
import { type RunRecord, testWorkflow } from "../../local/test-kit";
import { type StandIns, startStandIns } from "../local/aws/stand-ins";

/** A published message, as the stand-in of SNS keeps it. */
export interface Published {
  readonly subject?: string;
  readonly message: string;
}

/** The handlers as they are, on stand-ins of AWS; time is virtual. */
export interface RealHandlers extends StandIns {
  /** Runs a workflow to its end. */
  run(workflow: AnyWorkflow, input: Json, queryLanguage?: QueryLanguage): Promise<RunRecord>;
  /** What was published to a topic so far. */
  published(topic: string): readonly Published[];
  /** What the handlers wrote to their logs so far. */
  logs(): string;
}

/** Both query languages, for tests that hold in each. */
export const LANGUAGES: readonly QueryLanguage[] = ["JSONPath", "JSONata"];

/**
 * Starts stand-ins with all that the handlers declare.
 *
 * @param environment what the handlers see besides, such as another endpoint
 */
export async function startRealHandlers(environment: Readonly<Record<string, string>> = {}): Promise<RealHandlers> {
  const standIns = await startStandIns();
  await provision(standIns.settings);
  const host = createLambdaHost(hostedFunctions({ ...standIns.environment, ...environment }));
  const logged: string[] = [];
  const invoke: LambdaHost["invoke"] = async (name, payload) => {
    const answer = await host.invoke(name, payload);
    if (answer.status !== "refused") logged.push(...answer.logs);
    return answer;
  };
  const tasks = routeTasks([functionTasks({ invoke }), integrationTasks(standIns.settings)]);
  const objects = s3Objects(new S3Client(standIns.settings));
  return {
    ...standIns,
    run(workflow, input, queryLanguage = "JSONPath") {
      const { name, type, definition } = compile(workflow, { queryLanguage });
      return testWorkflow(bind(definition, localValueOf), { name, type, account, region }).run({
        input,
        tasks,
        objects,
      });
    },
    published: (topic) => readMessages(join(standIns.folder, "sns", `${topic}.jsonl`)),
    logs: () => logged.join("\n"),
    async stop() {
      await host.close();
      await standIns.stop();
    },
  };
}

function readMessages(path: string): readonly Published[] {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}
