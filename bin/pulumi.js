// Where Pulumi starts: loads TypeScript as the command line does, then the program.
require("./register.js");

// Pulumi reads source maps from files. Ours exist in memory only, where its reader must be told to look.
const { dirname } = require("node:path");
const { createRequire } = require("node:module");
const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json", { paths: [dirname(__dirname)] }));
pulumi("source-map-support").install({ hookRequire: true });

module.exports = require("../index.ts");
