import type { Diagnostic } from "../diagnostic";
import { type ArnScope, DEFAULT_ARN_SCOPE, matchesFormat } from "./arn";
import { type Catalogue, loadCatalogue } from "./catalogue";
import { combineNeeds } from "./combine";
import type { DerivedPolicy } from "./derive";
import { alwaysHasResource, NO_RESOURCE } from "./find-resources";
import { keyNeeds } from "./key-needs";
import type { PolicyOptions } from "./options";
import type { Need } from "./statement";

/** What somebody declares that it may do: actions in full, and the ARN they are on where AWS supports one. */
export interface DeclaredGrant {
  readonly actions: readonly string[];
  readonly resource?: string;
}

/**
 * The policy of a role that declares what it needs, a handler's: checked against AWS's reference, then merged and sorted
 * as the policy of a machine is.
 *
 * @example await declaredPolicy([{ actions: ["s3:GetObject"], resource: "${Photos.Arn}/*" }])
 */
export async function declaredPolicy(
  grants: readonly DeclaredGrant[],
  options: Partial<ArnScope> & Pick<PolicyOptions, "encryptionKeys"> = {},
): Promise<DerivedPolicy> {
  const needs = grants.flatMap(({ actions, resource }) => actions.map((action) => needOf(action, resource)));
  const catalogue = await loadCatalogue(needs.map(({ action }) => action.split(":")[0]!));
  const diagnostics = needs.flatMap((need) => findingsOf(need, catalogue));
  const sound = needs.filter((need) => findingsOf(need, catalogue).length === 0);
  const keys = keyNeeds(sound, options.encryptionKeys ?? {}, catalogue, { ...DEFAULT_ARN_SCOPE, ...options });
  return { statements: combineNeeds([...sound, ...keys]), diagnostics };
}

function needOf(action: string, resource: string | undefined): Need {
  return resource === undefined ? { action, resources: ["*"], reason: NO_RESOURCE } : { action, resources: [resource] };
}

function findingsOf({ action, resources: [resource = "*"] }: Need, catalogue: Catalogue): readonly Diagnostic[] {
  const details = catalogue.action(action);
  if (details === undefined) return [finding("POLICY_ACTION_UNKNOWN", `AWS has no IAM action "${action}".`)];
  const { resourceTypes } = details;
  if (resource === "*") {
    if (!alwaysHasResource(details)) return [];
    return [
      finding("POLICY_RESOURCE_MISSING", `"${action}" is granted on no resource, but AWS wants one: ${kinds()}.`),
    ];
  }
  // What follows a placeholder tells the kind of resource as little as the placeholder does.
  if (resource.startsWith("${") || resourceTypes.some(({ format }) => matchesFormat(resource, format))) return [];
  return [finding("POLICY_RESOURCE_MISMATCH", `"${action}" does not work on "${resource}", but on: ${kinds()}.`)];

  function kinds(): string {
    return resourceTypes.map(({ format }) => format).join(", ") || "nothing in particular";
  }
}

function finding(code: string, message: string): Diagnostic {
  return { code, severity: "error", location: "", message, fix: "Correct the grant." };
}
