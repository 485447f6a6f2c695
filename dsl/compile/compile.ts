import type { QueryLanguage } from "../../asl/definition";
import type { Diagnostic, SourcePosition } from "../../asl/diagnostic";
import { validate } from "../../asl/validate";
import { printBinding } from "../declare/binding";
import { stepsOf } from "../face/steps-of";
import { problem } from "../tree/problem";
import type { Source } from "../tree/source";
import type { WorkflowNode } from "../tree/steps";
import type { AnyChain } from "../types/chain";
import { bind, bindingsOf } from "./bind";
import type { Compiled, UnboundDefinition } from "./compiled";
import type { Dialect } from "./dialect";
import { jsonataDialect } from "./jsonata";
import { jsonPathDialect } from "./jsonpath";
import { type Findings, finding, scopeFields } from "./scope";
import { present } from "./state/context";

const DIALECTS: Readonly<Record<QueryLanguage, Dialect>> = { JSONPath: jsonPathDialect, JSONata: jsonataDialect };

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
  const dialect = DIALECTS[options.queryLanguage ?? header.queryLanguage];
  const findings: Findings = { sources: [], problems: [] };
  if (steps.start.workflow === undefined) findings.problems.push(finding(notAWorkflow, "/", steps.start.source));
  const definition = { ...headerFields(header, dialect), ...scopeFields(steps, { dialect, findings, location: "" }) };
  return new Compilation(header, dialect.queryLanguage, definition, findings);
}

const UNNAMED: WorkflowNode = { name: "", queryLanguage: "JSONPath", type: "STANDARD" };
const notAWorkflow = problem("NOT_A_WORKFLOW", "these steps have no name", "Start the chain with workflow(name).");

function headerFields({ comment, timeoutSeconds }: WorkflowNode, { queryLanguage }: Dialect): UnboundDefinition {
  return present({
    Comment: comment,
    QueryLanguage: queryLanguage === "JSONPath" ? undefined : queryLanguage,
    TimeoutSeconds: timeoutSeconds,
  });
}

/** The parts that cost time are made when they are first read. */
class Compilation implements Compiled {
  readonly name: string;
  readonly type: Compiled["type"];
  readonly queryLanguage: QueryLanguage;
  readonly definition: UnboundDefinition;
  readonly #findings: Findings;
  #bindings?: Compiled["bindings"];
  #sources?: Compiled["sources"];
  #writers?: ReadonlyMap<string, Source>;
  #diagnostics?: readonly Diagnostic[];

  constructor(header: WorkflowNode, queryLanguage: QueryLanguage, definition: UnboundDefinition, findings: Findings) {
    this.name = header.name;
    this.type = header.type;
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
      Array.from(this.#findings.sources, ([location, { position }]) => [location, position] as const).filter(
        (entry): entry is readonly [string, SourcePosition] => entry[1] !== undefined,
      ),
    );
    return this.#sources;
  }

  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= [...this.#own(), ...this.#validated()];
    return this.#diagnostics;
  }

  #own(): Diagnostic[] {
    return this.#findings.problems.map(({ diagnostic, source }) => withSource(diagnostic, source));
  }

  #validated(): Diagnostic[] {
    const found = validate(bind(this.definition, printBinding), { type: this.type });
    return found.map((diagnostic) => withSource(diagnostic, this.#sourceAt(diagnostic.location)));
  }

  /** The source of the innermost state that a location is in. */
  #sourceAt(location: string): Source | undefined {
    this.#writers ??= new Map(this.#findings.sources);
    for (let at = location; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const source = this.#writers.get(at);
      if (source !== undefined) return source;
      if (!at.includes("/")) return undefined;
    }
    return undefined;
  }
}

function withSource(diagnostic: Diagnostic, source: Source | undefined): Diagnostic {
  const position = source?.position;
  return position === undefined ? diagnostic : { ...diagnostic, source: position };
}
