import { type Argument, findFields } from "./argument";
import { isPlaceholder, matchesFormat, namesInFormat } from "./arn";
import type { ResourceType } from "./catalogue";

/** Names of arguments that do not resemble the name in the ARN format, by IAM prefix. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  s3: { BucketName: ["Bucket"], ObjectName: ["Key"] },
  sqs: { QueueName: ["QueueUrl"] },
  dynamodb: { TableName: ["TableName", "RequestItems"] },
  ssm: { ParameterNameWithoutLeadingSlash: ["Name", "Names", "Path"], DocumentName: ["DocumentName", "Name"] },
  ecs: { TaskDefinitionFamilyName: ["TaskDefinition"], TaskDefinitionRevisionNumber: ["TaskDefinition"] },
  events: { RuleName: ["Rule", "Name"] },
  scheduler: { ScheduleName: ["Name"], GroupName: ["GroupName"] },
  organizations: { OrganizationalUnitId: ["OrganizationalUnitId", "ParentId"], RootId: ["RootId", "ParentId"] },
  iam: { RoleNameWithPath: ["RoleName", "RoleArn"] },
  codebuild: { ProjectName: ["ProjectName", "Ids", "Id"] },
  "redshift-data": { ClusterName: ["ClusterIdentifier"], WorkgroupId: ["WorkgroupName"] },
  databrew: { ResourceId: ["Name"] },
};

const SUFFIXES = ["", "name", "id", "arn", "identifier"] as const;
const PLAIN = /^(resource)?(name|id|arn|identifier)$/;

/**
 * The arguments of a call that name a resource, by the name that its ARN format leaves open. AWS spells arguments and
 * formats in many ways (`DBInstanceIdentifier`, `${DbInstanceName}`), so the nearest kind of likeness wins.
 *
 * @example namedArguments(args, "rds:DeleteDBInstance", dbType, "DbInstanceName")
 */
export function namedArguments(
  argument: Argument,
  action: string,
  type: ResourceType,
  name: string,
): readonly Argument[] {
  if (argument.kind !== "object") return [];
  const { aliases, spellings, looser } = likenesses(action, type, name);
  const keyed = fieldsLike(argument, aliases);
  if (keyed.length > 0) return keyed.flatMap(keysOrElements);
  for (const likeness of [spellings, ...looser]) {
    const values = fieldsLike(argument, likeness).flatMap(elements);
    if (values.length > 0) return values;
  }
  // Further down stand batches: TransactItems, Entries, Delete.Objects.
  const deep = fieldNames(argument).filter((field) => aliases(normalise(field)) || spellings(normalise(field)));
  return findFields(argument, deep).flatMap(elements);
}

/** The ARNs of whole resources of a type among the arguments: `ExecutionArn`, `TopicArn`, `ResourceArn`. */
export function wholeArns(argument: Argument, type: ResourceType): readonly Argument[] {
  if (argument.kind !== "object") return [];
  const names = [`${normalise(type.name)}arn`, "resourcearn"];
  return fieldsLike(argument, (field) => names.includes(field))
    .flatMap(elements)
    .filter((value) => value.kind !== "text" || isPlaceholder(value.text) || matchesFormat(value.text, type.format));
}

type Likeness = (field: string) => boolean;

interface Likenesses {
  readonly aliases: Likeness;
  readonly spellings: Likeness;
  /** From near to far. */
  readonly looser: readonly Likeness[];
}

function likenesses(action: string, type: ResourceType, name: string): Likenesses {
  const [prefix = "", operation = ""] = action.split(":");
  const aliases = (ALIASES[prefix]?.[name] ?? []).map(normalise);
  const stems = [stemOf(name), ...(ownName(type) === name ? [normalise(type.name)] : [])].filter(isTelling);
  // AWS makes ids up: what the caller calls a thing is not its id.
  const suffixes = SUFFIXES.filter((suffix) => !(name.endsWith("Id") && suffix === "name"));
  const spellings = [normalise(name), ...stems.flatMap((stem) => suffixes.map((suffix) => stem + suffix))];
  const about = stems.some((stem) => normalise(operation).endsWith(stem) || normalise(operation).endsWith(`${stem}s`));
  return {
    aliases: (field) => aliases.includes(field),
    spellings: (field) => spellings.includes(field),
    looser: [
      (field) => spellings.some((spelling) => field === `${spelling}s` || field === `${spelling}list`),
      (field) => about && PLAIN.test(field) && !(name.endsWith("Id") && field.endsWith("name")),
      (field) => spellings.some((spelling) => spelling.length > 5 && field.endsWith(spelling)),
    ],
  };
}

/** The name in a format that is the type's own: NodegroupName of `nodegroup/${ClusterName}/${NodegroupName}`. */
export function ownName({ name: type, format }: ResourceType): string | undefined {
  const names = namesInFormat(format);
  return names.find((one) => stemOf(one) === normalise(type)) ?? (names.length === 1 ? names[0] : undefined);
}

function stemOf(name: string): string {
  return normalise(name).replace(/(name|id|identifier|arn)$/, "");
}

function fieldsLike(argument: Argument, likeness: Likeness): readonly Argument[] {
  if (argument.kind !== "object") return [];
  return [...argument.fields].flatMap(([field, value]) => (likeness(normalise(field)) ? [value] : []));
}

/** Words that say nothing about which resource they name. */
function isTelling(stem: string): boolean {
  return stem !== "" && stem !== "resource";
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The names of all fields, at any depth. */
function fieldNames(argument: Argument): readonly string[] {
  if (argument.kind === "list") return argument.items.flatMap(fieldNames);
  if (argument.kind !== "object") return [];
  return [...argument.fields.keys(), ...[...argument.fields.values()].flatMap(fieldNames)];
}

/** A list names each of its elements. */
function elements(argument: Argument): readonly Argument[] {
  if (argument.kind === "list") return argument.items.flatMap(elements);
  return argument.kind === "text" || argument.kind === "runtime" ? [argument] : [];
}

/** An object keyed by names, RequestItems, names its keys. */
function keysOrElements(argument: Argument): readonly Argument[] {
  if (argument.kind !== "object") return elements(argument);
  return [...argument.fields.keys()].map((text) => ({ kind: "text", text }));
}
