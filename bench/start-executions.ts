import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Short: ended when its start is answered. Long: in flight until the server ends. */
const MACHINES = {
  short: { StartAt: "A", States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", End: true } } },
  long: { StartAt: "A", States: { A: { Type: "Wait", Seconds: 100_000, End: true } } },
} as const;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * How many executions a client can start in a second at `aslant serve`, in a process of its own, and what memory 10,000 of
 * them in flight take. Each start is on disk when it is answered. The client is plain HTTP, so that it is not what is
 * measured; on two cores it still takes its share.
 */
export async function run([count = "10000"]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "start-executions-"));
  const server = await serve(folder);
  try {
    for (const name of ["short", "long"] as const) await startMany(server, name, Number(count));
  } finally {
    server.child.kill("SIGINT");
    await once(server.child, "exit");
  }
  const restartedAt = performance.now();
  const again = await serve(folder);
  const seconds = ((performance.now() - restartedAt) / 1_000).toFixed(1);
  console.log(`restart with ${count} executions in flight: ready after ${seconds} s, ${await memoryMb(again)} MB`);
  again.child.kill("SIGINT");
  await once(again.child, "exit");
  await rm(folder, { recursive: true });
}

type Server = Awaited<ReturnType<typeof serve>>;

async function serve(folder: string) {
  const program = join(__dirname, "../bin/aslant.js");
  const child = spawn(process.execPath, [program, "serve", "--folder", folder], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^export AWS_ENDPOINT_URL=(.*)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error("The server has ended.");
}

async function startMany(server: Server, name: keyof typeof MACHINES, count: number): Promise<void> {
  const definition = JSON.stringify(MACHINES[name]);
  const made = await call(server.url, "CreateStateMachine", {
    name,
    definition,
    roleArn: "arn:aws:iam::000000000000:role/r",
  });
  const { stateMachineArn } = made as { stateMachineArn: string };
  const [startedAt, cpuBefore] = [performance.now(), await cpuSeconds(server)];
  let left = count;
  const client = async () => {
    while (left-- > 0) await call(server.url, "StartExecution", { stateMachineArn, input: '{"orderId":"1"}' });
  };
  await Promise.all(Array.from({ length: 32 }, client));
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = (await cpuSeconds(server)) - cpuBefore;
  const perSecond = `${Math.round(count / seconds)} starts/s (${Math.round(count / cpu)} per CPU second of the server)`;
  console.log(`${name}: ${count} executions, ${perSecond}, server ${await memoryMb(server)} MB`);
}

function call(url: string, operation: string, input: object): Promise<unknown> {
  const headers = { "x-amz-target": `AWSStepFunctions.${operation}`, "content-type": "application/x-amz-json-1.0" };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => (response.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))));
    });
    asked.on("error", reject).end(JSON.stringify(input));
  });
}

async function memoryMb({ child }: Server): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_024);
}

/** User and system time, in the ticks of /proc, of which a second has 100. */
async function cpuSeconds({ child }: Server): Promise<number> {
  const fields = (await readFile(`/proc/${child.pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
