// What ts-node asks for JavaScript when Pulumi starts the program, instead of compiling each file anew.
// See https://typestrong.org/ts-node/docs/transpilers/
const { compiled } = require("./compiled.js");

exports.create = () => ({
  transpile(_, { fileName }) {
    const { code, sourceMap } = compiled(fileName);
    return { outputText: code, sourceMapText: sourceMap };
  },
});
