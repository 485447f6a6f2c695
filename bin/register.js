// Lets Node load this project's TypeScript.
const Module = require("node:module");
const { compiled } = require("./compiled.js");

process.setSourceMapsEnabled(true);
Module._extensions[".ts"] = (module, filename) => {
  const { code, sourceMap } = compiled(filename);
  const inline = Buffer.from(sourceMap).toString("base64");
  module._compile(`${code}//# sourceMappingURL=data:application/json;base64,${inline}\n`, filename);
};
