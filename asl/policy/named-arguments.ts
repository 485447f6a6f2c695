import { type Argument, findFields } from "./argument";
import { isPlaceholder, matchesFormat } from "./arn";
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
  const [alias, spelling, ...looser] = likenesses(action, type, name);
  for (const likeness of [alias!, spelling!, ...looser]) {
    const alike = [...argument.fields].filter(([field]) => likeness(normalise(field)));
    if (alike.length > 0) return alike.flatMap(([, value]) => elements(value));
  }
  // Further down stand batches: TransactItems, Entries, Delete.Objects.
  const deep = fieldNames(argument).filter((field) => alias!(normalise(field)) || spelling!(normalise(field)));
  return findFields(argument, deep).flatMap(elements);
}

/** The ARNs of whole resources of a type among the arguments: `ExecutionArn`, `TopicArn`, `ResourceArn`. */
export function wholeArns(argument: Argument, type: ResourceType): readonly string[] {
  if (argument.kind !== "object") return [];
  const stem = normalise(type.name);
  const fields = [...argument.fields].filter(([field]) => [`${stem}arn`, "resourcearn"].includes(normalise(field)));
  const texts = fields
    .flatMap(([, value]) => elements(value))
    .flatMap((value) => (value.kind === "text" ? [value.text] : []));
  return texts.filter((text) => isPlaceholder(text) || matchesFormat(text, type.format));
}

function likenesses(action: string, type: ResourceType, name: string): readonly ((field: string) => boolean)[] {
  const [prefix = "", operation = ""] = action.split(":");
  const aliases = (ALIASES[prefix]?.[name] ?? []).map(normalise);
  const stems = [normalise(name).replace(/(name|id|identifier|arn)$/, ""), normalise(type.name)].filter(isTelling);
  const spellings = [normalise(name), ...stems.flatMap((stem) => SUFFIXES.map((suffix) => stem + suffix))];
  const about = stems.some((stem) => normalise(operation).endsWith(stem) || normalise(operation).endsWith(`${stem}s`));
  return [
    (field) => aliases.includes(field),
    (field) => spellings.includes(field),
    (field) => spellings.some((spelling) => field === `${spelling}s` || field === `${spelling}list`),
    (field) => about && PLAIN.test(field) && !(name.endsWith("Id") && field.endsWith("name")),
    (field) => spellings.some((spelling) => spelling.length > 5 && field.endsWith(spelling)),
    (field) => field === "resourcearn",
  ];
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

/** A list names each of its elements; an object keyed by names, such as RequestItems, names its keys. */
function elements(argument: Argument): readonly Argument[] {
  if (argument.kind === "list") return argument.items.flatMap(elements);
  if (argument.kind === "object") return [...argument.fields.keys()].map((text) => ({ kind: "text", text }));
  return argument.kind === "value" ? [] : [argument];
}
