/** Where ARNs are built for: literal names, or placeholders that deployment fills in. */
export interface ArnScope {
  /** @default "${AWS::Partition}" */
  readonly partition: string;
  /** @default "${AWS::Region}" */
  readonly region: string;
  /** @default "${AWS::AccountId}" */
  readonly account: string;
}

/** CloudFormation's pseudo parameters, which Pulumi programs bind as easily. */
export const DEFAULT_ARN_SCOPE: ArnScope = {
  partition: "${AWS::Partition}",
  region: "${AWS::Region}",
  account: "${AWS::AccountId}",
};

/** AWS's limit for the ARNs of policies; what is longer is none. */
const LONGEST_ARN = 2048;
const SEPARATORS = { ":": /:(?![^{}]*\})/, "/": /\/(?![^{}]*\})/, ":/": /[:/](?![^{}]*\})/ } as const;
const SCOPE_NAMES: Readonly<Record<string, keyof ArnScope>> = {
  Partition: "partition",
  Region: "region",
  Account: "account",
};
const NAME_IN_FORMAT = /\$\{([A-Za-z0-9]+)\}/g;
const PLACEHOLDER = /\$\{[^{}]*\}/g;
const WHOLE_PLACEHOLDER = /^\$\{[^{}]*\}$/;
const ARN_PLACEHOLDER = /^\$\{[^{}]*arn\}/i;

/** The names that an ARN format leaves open besides partition, region and account: `["TableName"]`. */
export function namesInFormat(format: string): readonly string[] {
  return [...format.matchAll(NAME_IN_FORMAT)].map(([, name]) => name!).filter((name) => !(name in SCOPE_NAMES));
}

/** Fills an ARN format of the service authorization reference. */
export function fillFormat(format: string, scope: ArnScope, textOf: (name: string) => string): string {
  return format.replace(NAME_IN_FORMAT, (_, name: string) => {
    const part = SCOPE_NAMES[name];
    return part === undefined ? textOf(name) : scope[part];
  });
}

/** Whether a text stands for an ARN: it is one, or begins with a placeholder of one. */
export function isArn(text: string): boolean {
  return text.length <= LONGEST_ARN && (text.startsWith("arn:") || ARN_PLACEHOLDER.test(text));
}

/** The parts of an ARN, or of the resource in it; separators inside placeholders, `${AWS::Region}`, are none. */
export function splitArn(arn: string, separator: ":" | "/" | ":/" = ":"): readonly string[] {
  return arn.slice(0, LONGEST_ARN).split(SEPARATORS[separator]);
}

/** Whether a text is nothing but one `${Placeholder}`. */
export function isPlaceholder(text: string): boolean {
  return WHOLE_PLACEHOLDER.test(text);
}

/**
 * Another attribute of what a placeholder names: the text of an ARN that is not known yet cannot be taken apart.
 *
 * @example placeholderAttribute("${Child.Arn}", "Name") // "${Child.Name}"
 * @example placeholderAttribute("${QueueUrl}", "Arn") // "${QueueUrl.Arn}"
 */
export function placeholderAttribute(placeholder: string, attribute: string): string {
  return placeholder.replace(/(?:\.(?:Arn|Name|Url|Ref))?\}$/i, `.${attribute}}`);
}

/** Whether an ARN, or a pattern of ARNs, can be of this format. Text in placeholders matches any name. */
export function matchesFormat(arn: string, format: string): boolean {
  if (isPlaceholder(arn) || ARN_PLACEHOLDER.test(arn)) return true;
  const parts = splitArn(arn);
  const wanted = splitArn(format);
  if (parts.length < wanted.length || parts[0] !== "arn" || parts[2] !== wanted[2]) return false;
  return matchesPath(parts.slice(5).join(":"), wanted.slice(5).join(":"));
}

function matchesPath(path: string, format: string): boolean {
  const fixed = format.split(NAME_IN_FORMAT).filter((_, index) => index % 2 === 0);
  const masked = path.replace(PLACEHOLDER, (placeholder) => "_".repeat(placeholder.length));
  // Names that follow no word, of buckets and queues, have no slash in them; after a word they may: a role's path.
  if (format.startsWith("${") && splitArn(format, "/").length === 1 && masked.includes("/")) return false;
  let position = 0;
  for (const [index, text] of fixed.entries()) {
    // Every name has at least one character.
    const found = index === 0 ? 0 : text === "" ? masked.length : masked.indexOf(text, position + 1);
    if (found < position + Math.min(index, 1) || !masked.startsWith(text, found)) return false;
    position = found + text.length;
  }
  return position === masked.length;
}
