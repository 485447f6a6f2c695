import type { JsonObject } from "../../../asl/json";
import type { RuleCase } from "./cases";

const INTRODUCTION = `# What the validator says

Every code of \`aslant validate\`, each with a definition that gets it and one that does not. Errors are what AWS refuses,
with AWS's codes and wording; warnings are what AWS lets pass. Written from the cases in \`test/asl/rules/cases\`, by
\`UPDATE_GOLDEN=1 npm test\`.
`;

/** The longest definition that helps a reader. */
const MAXIMUM_SHOWN = 2_000;

/** docs/errors.md: the cases by their codes. */
export function renderErrorsPage(cases: readonly RuleCase[], isWarning: (one: RuleCase) => boolean): string {
  const codes = [...new Set(cases.map(({ code }) => code))].sort();
  const sections = codes.map((code) =>
    section(
      code,
      cases.filter((one) => one.code === code),
      isWarning,
    ),
  );
  return `${[INTRODUCTION, ...sections].join("\n")}`;
}

function section(code: string, cases: readonly RuleCase[], isWarning: (one: RuleCase) => boolean): string {
  const [first] = cases;
  const severity = first !== undefined && isWarning(first) ? "warning" : "error";
  return `## ${code} (${severity})\n\n${cases.map(renderCase).join("\n")}`;
}

function renderCase({ title, message, location, wrong, right, type }: RuleCase): string {
  const head = `${title}${type === "EXPRESS" ? " (Express)" : ""}\n\n> ${message}${location === "" ? "" : ` at \`${location}\``}\n`;
  return [head, block("Wrong", wrong), block("Right", right)].join("\n");
}

function block(name: string, definition: JsonObject): string {
  const text = JSON.stringify(definition);
  const shown = text.length > MAXIMUM_SHOWN ? `${text.slice(0, 80)}...` : text;
  return `${name}:\n\n\`\`\`json\n${shown}\n\`\`\`\n`;
}
