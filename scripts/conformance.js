// npm run conformance -- NAME PATH: measures one part of aslant against a folder of recorded truth and prints a table.
// Each name is a file in scripts/conformance/ that exports `run(path, args)`, resolving to whether the figures hold.
require("../bin/register.js");

const names = ["definitions", "executions", "photos", "policies"];
const [name, path, ...args] = process.argv.slice(2);

if (!names.includes(name) || path === undefined) {
  console.error(`Usage: npm run conformance -- ${names.join("|")} PATH`);
  process.exitCode = 2;
} else {
  const { run } = require(`./conformance/${name}.ts`);
  run(path, args).then(
    (holds) => {
      process.exitCode = holds ? 0 : 1;
    },
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
