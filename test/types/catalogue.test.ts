import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

/** The services whose actions are also their SDK client's, by the name of that client. */
const CLIENTS: Readonly<Record<string, string>> = {
  athena: "athena",
  batch: "batch",
  bedrock: "bedrock",
  codebuild: "codebuild",
  databrew: "databrew",
  dynamodb: "dynamodb",
  ecs: "ecs",
  eks: "eks",
  emrContainers: "emr-containers",
  emrServerless: "emr-serverless",
  events: "eventbridge",
  glue: "glue",
  mediaconvert: "mediaconvert",
  sagemaker: "sagemaker",
  sns: "sns",
  sqs: "sqs",
};

const FILES: Readonly<Record<string, string>> = { emrContainers: "emr-containers", emrServerless: "emr-serverless" };

/** A program that is right when the data of a service names the parameters that its SDK client takes, and no other. */
function comparison(service: string, client: string): string {
  return `
import type { ${service} as service } from "../../asl/integrations/${FILES[service] ?? service}";
import type { SdkInput } from "../../dsl/integrations/from-sdk";
type Client = typeof import("@aws-sdk/client-${client}");
type Actions = (typeof service)["actions"];
type Shared = { [A in keyof Actions & string]: \`\${Capitalize<A>}Command\` extends keyof Client ? A : never }[keyof Actions & string];
type Listed<D> = D extends { required: readonly (infer R)[]; optional: readonly (infer O)[] } ? R | O : never;
type Differing<A extends Shared> =
  | Exclude<Listed<Actions[A]>, keyof SdkInput<Client, A>>
  | Exclude<keyof SdkInput<Client, A>, Listed<Actions[A]>>;
type RequiredBySdk<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T];
type Forgotten<A extends Shared> = Exclude<RequiredBySdk<SdkInput<Client, A>>, Actions[A]["required"][number]>;
type Wrong = { [A in Shared]: [Differing<A> | Forgotten<A>] extends [never] ? never : [A, Differing<A>, Forgotten<A>] }[Shared];
export const nothingIsShared: [Shared] extends [never] ? true : false = false;
export const right: [Wrong] extends [never] ? "right" : Wrong = "right";
`;
}

const checker = checkPrograms(
  Object.fromEntries(Object.entries(CLIENTS).map(([service, client]) => [service, comparison(service, client)])),
);
const test = suite("catalogue of integrations");

for (const service of Object.keys(CLIENTS)) {
  test(`${service} has the parameters of its SDK client, and requires those that it requires`, () => {
    assert.equal(checker.messages(service), []);
  });
}

test.run();
