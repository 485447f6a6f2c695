import type { QueryLanguage } from "../../asl/definition";
import type { Diagnostic, SourcePosition } from "../../asl/diagnostic";
import { validate } from "../../asl/validate";
import { printBinding } from "../declare/binding";
import { stepsOf } from "../face/steps-of";
import type { Source } from "../tree/source";
import type { WorkflowNode } from "../tree/steps";
import type { AnyChain } from "../types/chain";
import { bind, bindingsOf } from "./bind";
import type { Compiled, UnboundDefinition } from "./compiled";
import { DIALECTS } from "./dialects";
import { headerOf } from "./header";
import { reported, stateAt } from "./reported";
import { type Findings, finding, scopeFields } from "./scope";
import { withoutEnd } from "./without-end";

/** How a workflow is compiled. */
export interface CompileOptions {
  /** @default the workflow's own, which is JSONPath unless it says otherwise */
  readonly queryLanguage?: QueryLanguage;
}

/**
 * Compiles a workflow to Amazon States Language. Pure: no cloud, no files. Never throws for what an author wrote;
 * everything wrong is in `diagnostics`.
 *
 * @example
 * const { definition, diagnostics } = compile(riderPhoto, { queryLanguage: "JSONata" });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function compile(workflow: AnyChain, options: CompileOptions = {}): Compiled {
  const steps = stepsOf(workflow);
  const header = steps.start.workflow ?? UNNAMED;
  const language = options.queryLanguage ?? header.queryLanguage;
  const dialect = language === "JSONata" ? DIALECTS.JSONata : DIALECTS.JSONPath;
  const { fields, problems } = headerOf(steps.start.workflow, language);
  const found = problems.map((each) => finding(each, each.path ? "" : "/", steps.start.source));
  const findings: Findings = { sources: [["", steps.start.source]], problems: found };
  const definition = {
    ...fields,
    ...scopeFields(steps, {
      machine: dialect,
      dialect,
      type: header.type === "EXPRESS" ? "EXPRESS" : "STANDARD",
      findings,
      location: "",
    }),
  };
  return new Compilation(header, dialect.queryLanguage, definition, findings);
}

const UNNAMED: WorkflowNode = { name: "", queryLanguage: "JSONPath", type: "STANDARD" };

/** The parts that cost time are made when they are first read. */
class Compilation implements Compiled {
  readonly name: string;
  readonly type: Compiled["type"];
  readonly queryLanguage: QueryLanguage;
  readonly definition: UnboundDefinition;
  readonly #findings: Findings;
  #bindings?: Compiled["bindings"];
  #sources?: Compiled["sources"];
  #diagnostics?: readonly Diagnostic[];

  constructor(header: WorkflowNode, queryLanguage: QueryLanguage, definition: UnboundDefinition, findings: Findings) {
    this.name = typeof header.name === "string" ? header.name : "";
    this.type = header.type === "EXPRESS" ? "EXPRESS" : "STANDARD";
    this.queryLanguage = queryLanguage;
    this.definition = definition;
    this.#findings = findings;
  }

  get bindings(): Compiled["bindings"] {
    this.#bindings ??= bindingsOf(this.definition);
    return this.#bindings;
  }

  get sources(): Compiled["sources"] {
    this.#sources ??= new Map(
      this.#findings.sources
        .slice(1)
        .map(([location, { position }]) => [location, position] as const)
        .filter((entry): entry is readonly [string, SourcePosition] => entry[1] !== undefined),
    );
    return this.#sources;
  }

  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= this.#report();
    return this.#diagnostics;
  }

  #report(): Diagnostic[] {
    const [[, start], ...states] = this.#findings.sources;
    const writers = new Map(states);
    const own = this.#findings.problems.map(({ diagnostic, source }) => withSource(diagnostic, source));
    const found = validate(bind(this.definition, printBinding), { type: this.type });
    const validated = withoutEnd(found, writers.keys()).map((diagnostic) =>
      withSource(diagnostic, writers.get(stateAt(diagnostic.location, writers) ?? "") ?? start),
    );
    return reported(own, validated, writers);
  }
}

function withSource(diagnostic: Diagnostic, source: Source | undefined): Diagnostic {
  const position = source?.position;
  return position === undefined ? diagnostic : { ...diagnostic, source: position };
}
