import type { StateMachineDefinition } from "../definition";
import type { Diagnostic } from "../diagnostic";
import { statesOf } from "../graph";
import { type Catalogue, loadCatalogue } from "./catalogue";
import type { Claim } from "./claim";
import { combineNeeds } from "./combine";
import { allowFindings, unresolvedFindings } from "./findings";
import { keyNeeds } from "./key-needs";
import { machineClaims } from "./machine-claims";
import type { PolicyOptions } from "./options";
import { type Resolved, resolveClaim } from "./resolve-claim";
import { allowedIn, claimsOfState, machineOf } from "./state-claims";
import type { Need, PolicyStatement } from "./statement";

/** A policy as data, and what stands in the way of a complete one. */
export interface DerivedPolicy {
  readonly statements: readonly PolicyStatement[];
  /** An error for each state that needs what the definition does not say; its statement is left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Derives the policy of a state machine's role from its definition alone, in either query language: what its states do
 * is allowed, and nothing else. What only a run knows is an error that names the state, unless `allow` lists it.
 *
 * @example
 * const { statements, diagnostics } = await derivePolicy(definition, {
 *   name: "Orders",
 *   allow: { Archive: ["arn:aws:s3:::orders-archive/*"] },
 * });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export async function derivePolicy(
  definition: StateMachineDefinition,
  options: PolicyOptions = {},
): Promise<DerivedPolicy> {
  const machine = machineOf(definition, options);
  const states = statesOf(definition);
  const claimed = states.map((state) => claimsOfState(state, machine));
  const own = machineClaims(options, machine.arn, machine.scope);
  const catalogue = await catalogueOf([...claimed.flatMap(({ claims }) => claims), ...own]);
  const resolve = (claims: readonly Claim[], allow: readonly string[], state?: string): readonly Resolved[] =>
    claims.map((claim) => resolveClaim(claim, { catalogue, scope: machine.scope, allow, ...(state && { state }) }));
  const results = states.map(({ name }, index) => resolve(claimed[index]!.claims, allowedIn(name, machine), name));
  const needs = needsIn([...results.flat(), ...resolve(own, [])]);
  const keys = keyNeeds(needs, options.encryptionKeys ?? {}, catalogue, machine.scope);
  return {
    statements: combineNeeds([...needs, ...keys]),
    diagnostics: [
      ...states.flatMap((state, index) => [
        ...claimed[index]!.diagnostics,
        ...unresolvedFindings(state, results[index]!),
      ]),
      ...allowFindings(machine.allow, states),
    ],
  };
}

function catalogueOf(claims: readonly Claim[]): Promise<Catalogue> {
  return loadCatalogue(claims.map(({ action }) => action.split(":")[0]!));
}

function needsIn(results: readonly Resolved[]): readonly Need[] {
  return results.flatMap((result) => (result.kind === "need" ? [result.need] : []));
}
