// Kills a process that runs executions at random writes, 200 times or as often as the first argument says, and checks that
// nothing that was recorded is lost or done again: node -r ts-node/register scripts/crash.ts [KILLS] [SEED]
import { crash } from "./crash/rounds";
import { seededDraws } from "./seeded-draws";

const [kills = "200", seed = "1"] = process.argv.slice(2);
const report = crash(Number(kills), seededDraws(Number(seed)));
for (const problem of report.problems) console.error(problem);
console.log(
  `${report.kills} kills, ${report.runs} executions, ${report.events} events, ${report.problems.length} problems`,
);
process.exitCode = report.problems.length === 0 ? 0 : 1;
