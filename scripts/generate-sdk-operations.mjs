/**
 * Writes asl/policy/generated/sdk-operations.json: which IAM actions the operations of the AWS SDK need.
 *
 * The facts are AWS's own. CATALOG is its programmatic Service Authorization Reference, as the crate `cloudcover-aws`
 * packs it (`data/sar/catalog.json`); BOTOCORE is the folder `botocore/data` of the Python package of that name.
 *
 *     node scripts/generate-sdk-operations.mjs CATALOG BOTOCORE > asl/policy/generated/sdk-operations.json
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [catalogFile, botocore] = process.argv.slice(2);
const catalog = JSON.parse(readFileSync(catalogFile, "utf8")).services.map(({ document }) => document);
const known = new Map(catalog.map(({ Name, Actions }) => [Name, new Set(Actions.map((action) => action.Name))]));

/** Actions that an operation needs for some arguments only; asl/policy/conditional-actions.ts knows which. */
const CONDITIONAL =
  /^(Tag|Untag|AddTags)|Tagging$|Acl$|LegalHold$|Retention$|ObjectVersion$|BearerToken$|MultiRegion|^ApplyGuardrail$|^InvokeTool$/;
const TAGGING = /^(TagResource|AddTags|AddTagsToResource|TagResources|CreateTags|PutResourceTags|TagRole|TagUser)$/;

function modelOf(service) {
  const versions = readdirSync(join(botocore, service)).sort();
  const file = join(botocore, service, versions.at(-1), "service-2.json");
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  return JSON.parse(text.toString("utf8"));
}

/** Operations by SDK client and name, as the reference lists them. */
function authorised() {
  const operations = new Map();
  for (const { Operations = [], Name: owner } of catalog) {
    for (const { Name, SDK = [], AuthorizedActions = [] } of Operations) {
      const actions = AuthorizedActions.map((action) => ({ prefix: action.Service, name: action.Name }));
      for (const sdk of SDK) operations.set(`${sdk.Name}:${Name}`, { owner, actions });
    }
  }
  return operations;
}

function prefixOf(service, metadata, operations, authorisedBy) {
  const votes = new Map();
  for (const name of operations) {
    for (const { prefix, name: action } of authorisedBy.get(`${service}:${name}`)?.actions ?? []) {
      if (action === name) votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
    }
    const owner = authorisedBy.get(`${service}:${name}`)?.owner;
    if (owner !== undefined) votes.set(owner, (votes.get(owner) ?? 0) + 0.1);
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  if (winner !== undefined) return winner[0];
  return [metadata.signingName, metadata.endpointPrefix, service].find((name) => known.has(name));
}

/** What an operation needs whatever its arguments: its namesake where there is one, else the unconditional actions. */
function unconditional(actions, name, prefix, httpMethod) {
  const own = actions.filter((action) => action.prefix === prefix);
  if (own.some((action) => action.name === name)) return [`${prefix}:${name}`];
  if (prefix === "apigateway") return [`${prefix}:${httpMethod}`];
  const candidates = own.length > 0 ? own : actions.filter((action) => action.prefix !== "iam");
  const certain = candidates.filter((action) => !CONDITIONAL.test(action.name));
  return (certain.length > 0 ? certain : candidates).map((action) => `${action.prefix}:${action.name}`).sort();
}

/** The path of a request with the names of its arguments, `/restapis/{RestApiId}`: API Gateway's resources are paths. */
function pathOf({ http, input }, shapes) {
  const members = Object.entries(shapes[input?.shape]?.members ?? {});
  const names = new Map(members.map(([member, { locationName }]) => [locationName ?? member, member]));
  return http.requestUri.split("?")[0].replace(/\{([^}+]+)\+?\}/g, (_, name) => {
    const member = names.get(name) ?? name;
    return `{${member.charAt(0).toUpperCase()}${member.slice(1)}}`;
  });
}

function describe(service, prefix, { operations, shapes }, authorisedBy) {
  const entries = { operations: {}, tagging: {}, passRole: [], paths: {} };
  for (const [name, operation] of Object.entries(operations)) {
    const { http } = operation;
    const key = name.toLowerCase();
    if (prefix === "apigateway") entries.paths[key] = pathOf(operation, shapes);
    const actions = authorisedBy.get(`${service}:${name}`)?.actions ?? [];
    const needed = unconditional(actions, name, prefix, http?.method);
    const implied = needed.length === 0 && known.get(prefix)?.has(name);
    if (!implied && (needed.length !== 1 || needed[0] !== `${prefix}:${name}`)) entries.operations[key] = needed;
    const tagging = actions.find((action) => action.prefix === prefix && TAGGING.test(action.name));
    if (tagging !== undefined && tagging.name !== name) entries.tagging[key] = `${prefix}:${tagging.name}`;
    if (actions.some((action) => action.prefix === "iam" && action.name === "PassRole")) entries.passRole.push(key);
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => Object.keys(value).length > 0));
}

/** Step Functions names clients as the SDK for Java does: the service id without spaces and the word Service. */
function clientName(serviceId) {
  return serviceId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^(aws|amazon)/, "")
    .replace(/service$/, "");
}

const authorisedBy = authorised();
const services = {};
for (const service of readdirSync(botocore).filter((name) => existsSync(join(botocore, name)) && !name.includes("."))) {
  const model = modelOf(service);
  const { metadata } = model;
  const prefix = prefixOf(service, metadata, Object.keys(model.operations), authorisedBy);
  if (prefix === undefined) continue;
  services[clientName(metadata.serviceId)] = { prefix, ...describe(service, prefix, model, authorisedBy) };
}
// Services whose clients AWS has retired: their operations are called as their actions.
for (const prefix of known.keys()) services[clientName(prefix)] ??= { prefix };
const lines = Object.entries(services)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, data]) => `  ${JSON.stringify(name)}: ${JSON.stringify(data)}`);
process.stdout.write(`{\n${lines.join(",\n")}\n}\n`);
