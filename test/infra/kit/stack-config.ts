import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const ROOT = join(__dirname, "../../..");

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

/** A stack's configuration as the Pulumi command hands it to the program: its file over the declared defaults. */
export function stackConfig(stack: string): Readonly<Record<string, string>> {
  const defaults = Object.entries(declaredSettings()).map(
    ([name, setting]) => [`aslant:${name}`, setting.default] as const,
  );
  const own = Object.entries(readYaml(`Pulumi.${stack}.yaml`).config as Record<string, unknown>);
  return Object.fromEntries([...defaults, ...own].map(([key, value]) => [key, asText(value)]));
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readYaml(name: string): Record<string, unknown> {
  return parse(readFileSync(join(ROOT, name), "utf8"));
}
