import * as pulumi from "@pulumi/pulumi";
import { deployStack } from "./infra/deploy/deploy";
import type { StackOutputs } from "./infra/deploy/outputs";
import { CODE_FOLDERS, type CodeFolders, prepareStack } from "./infra/prepare";
import { CATALOG } from "./infra/project";
import { refusal } from "./infra/refusal";

/** The Pulumi program: configuration in, everything that its workflows need deployed, names and ARNs out. */
async function deploy(folders: CodeFolders = CODE_FOLDERS): Promise<StackOutputs> {
  const identity = { project: pulumi.getProject(), stack: pulumi.getStack() };
  const prepared = await prepareStack(CATALOG, pulumi.runtime.allConfig(), identity, folders);
  if (prepared.diagnostics.length > 0) throw refusal(identity.stack, prepared.diagnostics);
  return deployStack(prepared);
}

export = deploy;
