import type { Io, Writer } from "../../cli/verb";

/** Streams that remember what was written. */
export interface TestIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
  /** As if Ctrl-C were pressed. */
  readonly interrupt: () => void;
}

/** An outside world for a verb under test; nobody watches unless `isTerminal`. */
export function testIo({ isTerminal = false, columns = 80 } = {}): TestIo {
  const controller = new AbortController();
  const texts = { out: "", err: "" };
  const writer = (name: keyof typeof texts): Writer => ({
    isTerminal,
    columns,
    write(text) {
      texts[name] += text;
    },
  });
  return {
    stdout: writer("out"),
    stderr: writer("err"),
    signal: controller.signal,
    out: () => texts.out,
    err: () => texts.err,
    interrupt: () => controller.abort(),
  };
}
