import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Diagnostic } from "../asl/diagnostic";
import { type Bundled, bundleHandlers } from "./bundle/bundle";
import { type Install, type NativeFolders, nativeFolders } from "./bundle/native-packages";
import type { Catalog } from "./plan/catalog";
import type { StackIdentity } from "./plan/names";
import { planStack } from "./plan/plan";
import { derivePolicies, type StackPolicies } from "./plan/policies";
import type { FunctionPlan, StackPlan } from "./plan/stack-plan";
import { readSettings, type Settings } from "./settings/settings";

/** A stack that is ready to be deployed, if there are no diagnostics. */
export interface PreparedStack {
  readonly plan: StackPlan;
  readonly settings: Settings;
  readonly policies: StackPolicies;
  /** The code of a function, by its declared name. */
  readonly codeOf: (functionName: string) => pulumi.asset.Archive;
  /** All that is wrong: nothing may be registered unless this is empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the code of functions lies. */
export interface CodeFolders {
  /** Absolute path of the folder with the handlers. */
  readonly handlers: string;
  /** Absolute path of the folder that locks native packages. */
  readonly native: string;
  /**
   * What installs native packages there.
   *
   * @default npm
   */
  readonly install?: Install;
}

/** The folders of this project. */
export const CODE_FOLDERS: CodeFolders = {
  handlers: join(__dirname, "../handlers"),
  native: join(__dirname, "native"),
};

/**
 * Does everything that can go wrong before the first resource is registered: reads the configuration, plans, bundles the
 * handlers, checks each definition and derives the policies.
 *
 * @param config every configuration value by its full key
 */
export async function prepareStack(
  catalog: Catalog,
  config: Readonly<Record<string, string>>,
  identity: StackIdentity,
  folders: CodeFolders = CODE_FOLDERS,
): Promise<PreparedStack> {
  const { settings, diagnostics: settingDiagnostics } = readSettings(config, identity.project);
  const { plan, diagnostics: planDiagnostics } = planStack(catalog, settings, identity);
  const natives = nativeOf(plan, folders);
  const [bundled, policies] = await Promise.all([
    bundleHandlers(
      plan.functions.map(({ declaration }) => declaration),
      folders.handlers,
    ),
    derivePolicies(plan, settings),
  ]);
  return {
    plan,
    settings,
    policies,
    codeOf: (name) => archiveOf(name, bundled, natives.get(name)?.folders ?? {}),
    diagnostics: [
      ...settingDiagnostics,
      ...planDiagnostics,
      ...policies.diagnostics,
      ...bundled.diagnostics,
      ...[...natives.values()].flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

function nativeOf({ functions }: StackPlan, { native, install }: CodeFolders) {
  const needing = functions.filter(({ declaration }) => declaration.nativePackages.length > 0);
  const foldersOf = ({ declaration }: FunctionPlan) => nativeFolders(declaration.nativePackages, native, install);
  return new Map(needing.map((plan) => [plan.declaration.name, foldersOf(plan)] as const));
}

function archiveOf(name: string, { bundles }: Bundled, native: NativeFolders): pulumi.asset.Archive {
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`the function ${JSON.stringify(name)} was not bundled.`);
  // Relative paths: where the project lies must not show in the state.
  const folders = Object.entries(native).map(([path, folder]) => {
    return [path, new pulumi.asset.FileArchive(relative(process.cwd(), folder))] as const;
  });
  return new pulumi.asset.AssetArchive({
    "index.mjs": new pulumi.asset.StringAsset(bundle.code),
    "index.mjs.map": new pulumi.asset.StringAsset(bundle.sourceMap),
    ...Object.fromEntries(folders),
  });
}
