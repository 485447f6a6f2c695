import { join } from "node:path";
import { workflows } from "../workflows";
import { parseArguments } from "./arguments";
import { namesOf } from "./new/names";
import { planFiles } from "./new/plan";
import { writeFiles } from "./new/write";
import { Failure, type Verb } from "./verb";

/** `aslant new`: a workflow, its handler, their tests and what lists them, all of it working. */
export const verb: Verb = newVerb(join(__dirname, ".."));

/** The verb for a project in another folder. */
export function newVerb(root: string): Verb {
  return {
    name: "new",
    summary: "write a workflow with a handler and a test, and register it",
    usage: "NAME",
    async run(args, io) {
      const { positionals } = parseArguments(args, {}, { least: 1, most: 1 });
      const names = namesOf(positionals[0]!);
      refuseMachine(names.machine);
      const files = await planFiles(root, names);
      writeFiles(root, files);
      for (const { path, before } of files)
        io.stdout.write(`${before === undefined ? "new    " : "changed"} ${path}\n`);
      io.stderr.write(`Try it: npx aslant run ${names.name} --input '{ "name": "Ada" }'\n`);
      return 0;
    },
  };
}

/** Two machines of one name would be one in AWS. */
function refuseMachine(machine: string): void {
  const taken = Object.entries(workflows).find(([, workflow]) => workflow.name === machine);
  if (taken) throw new Failure(`the state machine of "${taken[0]}" is called ${machine} already; choose another name.`);
}
