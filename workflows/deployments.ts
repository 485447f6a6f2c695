import type { AnyWorkflow, Deployment } from "../dsl";

/** What deploying a workflow needs beyond its definition, by its name in `workflows/index.ts`; most need nothing. */
export const deployments: Readonly<Record<string, Deployment<AnyWorkflow>>> = {};
