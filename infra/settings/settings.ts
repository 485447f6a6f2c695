import type { Diagnostic } from "../../asl/diagnostic";
import { unknownName } from "../report";
import { type Checked, type Mismatch, text } from "./check";
import { SETTINGS, type Setting } from "./schema";

type Values = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never };

/** The configuration of a stack, checked. */
export interface Settings extends Values {
  /** The AWS region, from `aws:region`. */
  readonly region: string;
}

const checkRegion = text(/^[a-z]{2,4}(-[a-z]+){1,2}-\d$/, "the name of an AWS region, such as eu-west-1");

/**
 * Reads a stack's configuration, whole. A wrong value is reported and its default stands in, so that whatever else is
 * wrong with the stack can be told in the same report.
 *
 * @param config every configuration value by its full key, `aslant:logLevel`; lists and objects as JSON, as Pulumi gives them
 * @example readSettings({ "aws:region": "eu-west-1", "aslant:logLevel": "ALL" }, "aslant").settings.logLevel // "ALL"
 */
export function readSettings(
  config: Readonly<Record<string, string>>,
  project: string,
): { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = unknownKeys(config, project);
  const take = <T>(key: string, { type, default: fallback, check }: Setting<T>): T => {
    const checked = check(parse(type, config[key] ?? fallback));
    if (!checked.ok) diagnostics.push(...checked.mismatches.map((mismatch) => invalidSetting(key, mismatch)));
    return (checked.ok ? checked : (check(fallback) as Checked<T> & { ok: true })).value;
  };
  const values = Object.entries<Setting<unknown>>(SETTINGS).map(([name, setting]) => [
    name,
    take(`${project}:${name}`, setting),
  ]);
  const region = checkRegion(config["aws:region"]);
  if (!region.ok) diagnostics.push(...region.mismatches.map((mismatch) => invalidSetting("aws:region", mismatch)));
  const settings = { ...Object.fromEntries(values), region: region.ok ? region.value : "us-east-1" } as Settings;
  if (region.ok) diagnostics.push(...foreignKey(settings, project));
  return { settings, diagnostics };
}

function parse(type: Setting<unknown>["type"], value: unknown): unknown {
  if (typeof value !== "string" || (type !== "array" && type !== "object")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function unknownKeys(config: Readonly<Record<string, string>>, project: string): Diagnostic[] {
  const known = Object.keys(SETTINGS);
  return Object.keys(config)
    .filter((key) => key.startsWith(`${project}:`))
    .map((key) => ({ key, name: key.slice(project.length + 1) }))
    .filter(({ name }) => !known.includes(name))
    .map(({ key, name }) => unknownName({ code: "UNKNOWN_SETTING", location: key, kind: "setting", name, known }));
}

/** A KMS key works in its own region only. */
function foreignKey({ kmsKeyArn, region }: Settings, project: string): Diagnostic[] {
  const keyRegion = kmsKeyArn?.split(":")[3];
  if (keyRegion === undefined || keyRegion === region) return [];
  return [
    {
      code: "INVALID_SETTING",
      severity: "error",
      location: `${project}:kmsKeyArn`,
      message: `the key ${JSON.stringify(kmsKeyArn)} is in ${keyRegion}, the stack is in ${region}.`,
      fix: `Name a key in ${region}; a KMS key encrypts in its own region only.`,
    },
  ];
}

function invalidSetting(key: string, { at, expected, found }: Mismatch): Diagnostic {
  const value = found === undefined ? "nothing" : JSON.stringify(found);
  return {
    code: "INVALID_SETTING",
    severity: "error",
    location: key + at,
    message: `expected ${expected}, received ${value}.`,
    fix: `pulumi config set ${at === "" ? key : `--path '${key}${at}'`} VALUE`,
  };
}
