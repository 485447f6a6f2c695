import * as pulumi from "@pulumi/pulumi";
import type { Json } from "../../asl/json";
import type { PolicyDocument, PolicyDocuments } from "../../asl/policy";
import { fillPlaceholders, parsePlaceholder, placeholdersIn } from "../plan/placeholders";
import type { DeployContext } from "./context";
import { type Deployed, resolveBinding } from "./deployed";

/** The texts of a role's policies. */
export interface PolicyTexts {
  readonly inline: pulumi.Output<string>;
  readonly managed: readonly pulumi.Output<string>[];
}

/** Policies as JSON text, with deployed values in the places of placeholders. */
export function policyTexts(
  context: DeployContext,
  deployed: Deployed,
  { inline, managed }: PolicyDocuments,
): PolicyTexts {
  const text = (document: PolicyDocument) => policyText(context, deployed, document);
  return { inline: text(inline), managed: managed.map(text) };
}

function policyText(context: DeployContext, deployed: Deployed, document: PolicyDocument): pulumi.Output<string> {
  const json = document as unknown as Json;
  const values = placeholdersIn(json).flatMap((placeholder) => {
    const value = resolvePlaceholder(context, deployed, placeholder);
    return value === undefined ? [] : [pulumi.all([placeholder, value])];
  });
  return pulumi.all(values).apply((pairs) => JSON.stringify(fillPlaceholders(json, new Map(pairs))));
}

function resolvePlaceholder(
  { partition, accountId, settings: { region } }: DeployContext,
  deployed: Deployed,
  placeholder: string,
): pulumi.Input<string> | undefined {
  const here = new Map<string, pulumi.Input<string>>([
    ["AWS::Partition", partition],
    ["AWS::Region", region],
    ["AWS::AccountId", accountId],
  ]);
  const binding = parsePlaceholder(placeholder);
  return binding === undefined ? here.get(placeholder) : resolveBinding(deployed, { kind: "binding", ...binding });
}
