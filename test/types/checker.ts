import { join, resolve } from "node:path";
import * as ts from "typescript";

const ROOT = resolve(__dirname, "../..");

/** The type checker over programs written in tests, as if they were files. */
export interface Checker {
  /** The messages for a program, one text each. */
  messages(name: string): string[];
  /** How many types were instantiated for a program alone. */
  instantiations(name: string): number;
  /** What the editor shows for the first occurrence of a text. */
  hover(name: string, text: string): string;
}

/** Checks all programs in one go, with the settings of the project. `folder` is where they would stand. */
export function checkPrograms(programs: Readonly<Record<string, string>>, folder = __dirname): Checker {
  const fileOf = (name: string) => join(folder, `${name}.virtual.ts`);
  const texts = new Map(Object.entries(programs).map(([name, text]) => [fileOf(name), text]));
  const service = ts.createLanguageService(hostOf(texts));
  const program = service.getProgram();
  if (program === undefined) throw new Error("TypeScript made no program.");
  const diagnosticsOf = (name: string) => program.getSemanticDiagnostics(program.getSourceFile(fileOf(name)));
  return {
    messages: (name) =>
      diagnosticsOf(name).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    instantiations(name) {
      const before = program.getInstantiationCount();
      diagnosticsOf(name);
      return program.getInstantiationCount() - before;
    },
    hover(name, text) {
      const position = (texts.get(fileOf(name)) ?? "").indexOf(text);
      const info = service.getQuickInfoAtPosition(fileOf(name), position);
      return ts.displayPartsToString(info?.displayParts);
    },
  };
}

function hostOf(texts: ReadonlyMap<string, string>): ts.LanguageServiceHost {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, "tsconfig.json"), {}, configHost);
  return {
    getCompilationSettings: () => config?.options ?? {},
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => "1",
    getScriptSnapshot(file) {
      const text = texts.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile: (file) => texts.get(file) ?? ts.sys.readFile(file),
  };
}

const configHost: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic(diagnostic) {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
  },
};
