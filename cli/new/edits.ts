import { Failure } from "../verb";
import type { NewNames } from "./names";
import { declarationText } from "./templates";

/** How a file that exists becomes what the new workflow needs; refuses what does not look as expected. */
export type Edit = (text: string, names: NewNames) => string;

/** The files that list things, by their paths. */
export const EDITS: Readonly<Record<string, Edit>> = {
  "handlers/functions.ts": declareHandler,
  "workflows/index.ts": registerWorkflow,
};

function declareHandler(text: string, names: NewNames): string {
  refuseWord(text, names.declaration, "handlers/functions.ts");
  if (!/^import \{[^}]*\blambda\b[^}]*\} from "\.\.\/dsl";$/m.test(text)) {
    throw unexpected("handlers/functions.ts", 'it does not import lambda from "../dsl"');
  }
  return `${text.trimEnd()}\n${declarationText(names)}`;
}

function registerWorkflow(text: string, names: NewNames): string {
  const { name, constant } = names;
  for (const word of [constant, name]) refuseWord(text, word, "workflows/index.ts");
  const list = /^export const workflows = \{$[\s\S]*?(?=^\})/m.exec(text);
  if (list === null)
    throw unexpected("workflows/index.ts", 'no line is "export const workflows = {", closed by a line with "}"');
  const end = list.index + list[0].length;
  const entry = name === constant ? `  ${name},\n` : `  "${name}": ${constant},\n`;
  return `import { ${constant} } from "./${name}";\n${text.slice(0, end)}${entry}${text.slice(end)}`;
}

/** Words in comments and parts of longer names do not count. */
function refuseWord(text: string, word: string, path: string): void {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  if (!new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code)) return;
  throw new Failure(`${path} has a "${word}" already; choose another name.`);
}

function unexpected(path: string, reason: string): Failure {
  return new Failure(`${path} does not look as expected, so nothing was written: ${reason}.`);
}
