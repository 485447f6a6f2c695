// npm run bench -- NAME [ARGS]: runs bench/NAME.ts, which exports `run(args)` and prints a table. Figures are CPU times where
// that is possible: they depend less than wall times on what else the machine does.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
require("../bin/register.js");

const [name = "", ...args] = process.argv.slice(2);
const path = join(__dirname, `${name}.ts`);

if (/^[a-z-]+$/.test(name) && existsSync(path)) {
  if (!existsSync(join(__dirname, "node_modules")))
    console.error("What some compare with is not installed here: npm ci --prefix bench");
  require(path)
    .run(args)
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
} else {
  console.error("Usage: npm run bench -- NAME, where bench/NAME.ts exists");
  process.exitCode = 2;
}
