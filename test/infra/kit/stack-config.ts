import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { workflows } from "../../../workflows";

const ROOT = join(__dirname, "../../..");

/** What stacks deploy in tests, where their files select nothing: a workflow that is not in this list changes no golden graph. */
const SELECTED = [
  "rider-photo",
  "rider-photo-batch",
  "rider-photo-events",
  "image-resize",
  "order-processing",
  "topic-fan-out",
].filter((name) => Object.hasOwn(workflows, name));

/** What `Pulumi.yaml` says of a setting. */
export interface DeclaredSetting {
  readonly type: string;
  readonly default: unknown;
  readonly description: string;
}

/** The settings that `Pulumi.yaml` declares. */
export function declaredSettings(): Readonly<Record<string, DeclaredSetting>> {
  return readYaml("Pulumi.yaml").config as Record<string, DeclaredSetting>;
}

/** How `Pulumi.yaml` wants the program to be started. */
export function runtimeOptions(): { readonly tsconfig: string } {
  return (readYaml("Pulumi.yaml").runtime as { options: { tsconfig: string } }).options;
}

/** A stack's configuration as the Pulumi command hands it to the program: its file over the declared defaults. */
export function stackConfig(stack: string): Readonly<Record<string, string>> {
  const defaults = Object.entries(declaredSettings()).map(
    ([name, setting]) => [`aslant:${name}`, setting.default] as const,
  );
  const own = Object.entries(readYaml(`Pulumi.${stack}.yaml`).config as Record<string, unknown>);
  const selected = ["aslant:workflows", SELECTED] as const;
  return Object.fromEntries([...defaults, selected, ...own].map(([key, value]) => [key, asText(value)]));
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readYaml(name: string): Record<string, unknown> {
  return parse(readFileSync(join(ROOT, name), "utf8"));
}
