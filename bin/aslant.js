#!/usr/bin/env node

require("./register.js");

/** Loading the program fails on a syntax error in one of its files; esbuild's message names file and line. */
function load() {
  try {
    return require("../cli/main.ts");
  } catch (error) {
    console.error(`aslant: ${error.message}`);
    process.exit(1);
  }
}

load().main(process.argv.slice(2));
