import { type ArnScope, matchesFormat } from "./arn";
import type { ActionDetails, Catalogue } from "./catalogue";
import type { Claim, Claimed, Runtime } from "./claim";
import { findResources } from "./find-resources";
import type { Need } from "./statement";

/** A claim as a need, or why there is none. */
export type Resolved =
  | { readonly kind: "need"; readonly need: Need; readonly used: readonly string[] }
  | { readonly kind: "runtime"; readonly action: string; readonly what: string }
  | { readonly kind: "unknownAction"; readonly action: string };

/** Where claims are resolved: AWS's reference, and what the author allows in the state. */
export interface ClaimScope {
  readonly catalogue: Catalogue;
  readonly scope: ArnScope;
  readonly allow: readonly string[];
  readonly state?: string;
}

/** Asks the reference for the resources of a claim; what only the run knows is what the author allows. */
export function resolveClaim(claim: Claim, within: ClaimScope): Resolved {
  const action = within.catalogue.action(claim.action);
  if (action === undefined) return { kind: "unknownAction", action: claim.action };
  const found = resourcesOf(claim.on, action, within);
  if (found.kind !== "runtime") return needed(claim, action, found, within);
  const allowed = allowedResources(found, action, within.allow);
  if (allowed.length === 0) return { kind: "runtime", action: action.name, what: found.what };
  return needed(
    claim,
    action,
    { kind: "arns", arns: allowed.flatMap(([, arns]) => arns) },
    within,
    allowed.map(([arn]) => arn),
  );
}

type Arns = { readonly kind: "arns"; readonly arns: readonly string[]; readonly reason?: string };

function resourcesOf(claimed: Claimed, action: ActionDetails, { scope }: ClaimScope): Arns | Runtime {
  if (claimed.kind === "any") return { kind: "arns", arns: ["*"], reason: claimed.reason };
  if (claimed.kind === "named") return findResources(action, claimed.arguments, scope, claimed.createdBy);
  return claimed;
}

function needed(
  { conditions }: Claim,
  action: ActionDetails,
  { arns, reason }: Arns,
  { state }: ClaimScope,
  used: readonly string[] = [],
): Resolved {
  const need: Need = {
    action: action.name,
    resources: arns,
    ...(conditions && { conditions }),
    ...(reason !== undefined && { reason }),
    ...(state !== undefined && { state }),
  };
  return { kind: "need", need, used };
}

/** The allowed ARNs that the action works on, each with what is granted for it. */
function allowedResources(
  { arnsOf = (arn) => [arn] }: Runtime,
  { resourceTypes }: ActionDetails,
  allow: readonly string[],
): readonly (readonly [allowed: string, arns: readonly string[]])[] {
  const fits = (arn: string) => resourceTypes.some(({ format }) => matchesFormat(arn, format));
  return allow.flatMap((allowed) => {
    const arns = isSafe(allowed) ? arnsOf(allowed).filter(fits) : [];
    return arns.length === 0 ? [] : [[allowed, arns] as const];
  });
}

/** Whether an author's ARN says at least what kind of resource it means. */
export function isSafe(allowed: string): boolean {
  return allowed.replace(/[*?:]/g, "") !== "";
}
