// Runs the tests, every file in a process of its own and as many at once as there are processors: what one file loads weighs on
// no other, and a file that crashes or hangs is one failure. Ends with uvu's totals.
// Usage: npm test -- [TEXT...]: only the files whose path contains one of the texts, such as `dsl` or `cli/new`.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const register = join(root, "bin/register.js");
const timeLimitMs = 5 * 60_000;

/** The files to run, in alphabetical order, relative to the working directory. */
function testFiles(texts) {
  return readdirSync("test", { recursive: true })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && (texts.length === 0 || texts.some((text) => file.includes(text))))
    .sort();
}

/** What files are run with. The SDK's word about Node.js 20 would stand under every other file. */
const environment = {
  ...process.env,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  ...(process.stdout.isTTY && !process.env.NO_COLOR && { FORCE_COLOR: "1" }),
};

/** What a file prints, and the code with which it ends or the signal that ends it. */
function execute(file) {
  const child = spawn(process.execPath, ["--require", register, resolve(file)], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeLimitMs,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((done) => child.on("close", (code, signal) => done({ output, code, signal })));
}

/** What a file reports. Ending without a report, or badly although every test passed, is one failure more. */
function countsOf({ output, code }) {
  const report = /Total: +(\d+)\s+Passed: +(\d+)\s+Skipped: +(\d+)\s+Duration: .*\s*$/;
  const [total, passed, skipped] = (report.exec(stripVTControlCharacters(output)) ?? [0, 0, 0, 0]).slice(1).map(Number);
  const unreported = total === 0 || (code !== 0 && total === passed);
  return { total: total + (unreported ? 1 : 0), passed, skipped };
}

/** What uvu says at the end of a file; what comes after it tells why a file failed whose tests passed. */
const totals = /\n {2}Total:.*\n.*Passed:.*\n.*Skipped:.*\n.*Duration:.*\n+/;

function print(file, result, { total, passed }) {
  process.stdout.write(`${file}\n${result.output.replace(totals, "")}`);
  if (passed < total) console.log(`FAILED: ${file} (${result.signal ?? `exit code ${result.code}`})\n`);
}

async function run(files) {
  const counts = [];
  const queue = files.values();
  const worker = async () => {
    for (const file of queue) {
      const result = await execute(file);
      const count = countsOf(result);
      print(file, result, count);
      counts.push(count);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { total: sum("total"), passed: sum("passed"), skipped: sum("skipped") };
}

const start = performance.now();
const { total, passed, skipped } = await run(testFiles(process.argv.slice(2)));
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  ${seconds}s\n`);
if (total === 0) console.error("There is no such test.");
process.exitCode = total > 0 && passed === total ? 0 : 1;
