import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import dynalite from "dynalite";
import { readBody } from "../read-body";
import type { Service } from "../service";
import { type Answer, ask, type Question } from "./exchange";

const maxBodyBytes = 16 * 1024 * 1024;

/**
 * DynamoDB by dynalite, which keeps its tables in LevelDB. Transactions, time to live and PartiQL are not available.
 *
 * @see https://github.com/architect/dynalite
 */
export function dynamoDbService(folder: string): Service {
  let server: Server | undefined;
  return {
    async handle({ request, response }) {
      const { method, url, headers } = request;
      const question = { method, url, headers, body: await readBody(request, maxBodyBytes) };
      server ??= open(join(folder, "dynamodb"));
      const { status, headers: answered, body } = await answer(server, question);
      response.writeHead(status, answered).end(body);
    },
    close: async () => server && closeDatabase(server),
  };
}

function open(path: string): Server {
  mkdirSync(path, { recursive: true });
  return dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
}

/** A new table can be used as soon as its creation is answered; on AWS one has to wait until it is active. */
async function answer(server: Server, question: Question): Promise<Answer> {
  const answered = await ask(server, question);
  if (answered.status !== 200 || !isCreation(question)) return answered;
  const { TableName } = JSON.parse(question.body.toString("utf8")) as { TableName: string };
  while (await isCreating(server, question, TableName)) await setImmediate();
  return answered;
}

function isCreation({ headers }: Question): boolean {
  return headers["x-amz-target"] === "DynamoDB_20120810.CreateTable";
}

async function isCreating(server: Server, { headers, ...question }: Question, TableName: string): Promise<boolean> {
  const target = { ...headers, "x-amz-target": "DynamoDB_20120810.DescribeTable" };
  const body = Buffer.from(JSON.stringify({ TableName }));
  const described = await ask(server, { ...question, headers: target, body });
  return described.body.includes('"TableStatus":"CREATING"');
}

/** dynalite closes its database only when it closes a server that listens. */
function closeDatabase(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => server.close((error) => (error ? reject(error) : resolve())));
  });
}
