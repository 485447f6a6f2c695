require("../../bin/register.js");
require("./pack.ts");
