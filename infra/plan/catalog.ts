import type { AnyWorkflow } from "../../dsl";
import type { Binding } from "../../dsl/declare/binding";
import type { Deployment } from "../../dsl/declare/deployment";
import type { AnyLambdaFunction } from "../../dsl/declare/lambda";
import type { Bucket, FaceCollection, Table, Topic } from "../../dsl/declare/resource";

/** What a project declares besides workflows, by kind. */
export interface Declarations {
  readonly function: AnyLambdaFunction;
  readonly bucket: Bucket;
  readonly table: Table;
  readonly topic: Topic;
  readonly collection: FaceCollection;
}

/** A function or a resource that a project declares. */
export type Declaration = Declarations[keyof Declarations];

/** All that a project could deploy. */
export interface Catalog {
  readonly workflows: Readonly<Record<string, AnyWorkflow>>;
  readonly deployments: Readonly<Record<string, Deployment<AnyWorkflow>>>;
  readonly declarations: readonly Declaration[];
}

const KINDS: Readonly<Record<keyof Declarations, true>> = {
  function: true,
  bucket: true,
  table: true,
  topic: true,
  collection: true,
};

/**
 * The declarations among the exports of modules.
 *
 * @example declarationsOf([require("../handlers/functions"), require("../handlers/resources")])
 */
export function declarationsOf(modules: readonly object[]): readonly Declaration[] {
  return modules.flatMap((module) => Object.values(module)).filter(isDeclaration);
}

/** The declaration that a binding names. */
export function findDeclaration({ declarations }: Catalog, { resource, name }: Binding): Declaration | undefined {
  return declarations.find((declaration) => declaration.kind === resource && declaration.name === name);
}

function isDeclaration(value: unknown): value is Declaration {
  const kind = (value as Partial<Declaration> | null)?.kind;
  return kind !== undefined && Object.hasOwn(KINDS, kind);
}
