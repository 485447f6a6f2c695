import { fileReason } from "./file-reason";
import type { Writer } from "./verb";

/** The process's own output streams as writers. */
export const stdout: Writer = writer(process.stdout);
export const stderr: Writer = writer(process.stderr);

function writer(stream: NodeJS.WriteStream): Writer {
  // A reader that went away (`aslant ... | head`) is no fault.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    console.error(`aslant: the output cannot be written: ${fileReason(error)}.`);
    process.exit(1);
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true && process.env["CI"] === undefined,
    columns: stream.columns || 80,
  };
}
