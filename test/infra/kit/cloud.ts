/** Properties of a resource. */
export type Properties = Readonly<Record<string, unknown>>;

const ACCOUNT = "123456789012";
const REGION = "eu-west-1";

/** What AWS would add to a resource, by its type; Pulumi's own mocks add nothing, and `undefined` then hides in texts. */
const COMPUTED: Readonly<Record<string, (name: string, inputs: Properties) => Properties>> = {
  "aws:cloudwatch/dashboard:Dashboard": (_, { dashboardName }) => ({
    dashboardArn: global("cloudwatch", `dashboard/${dashboardName}`),
  }),
  "aws:cloudwatch/eventRule:EventRule": (name) => ({ name: auto(name), arn: regional("events", `rule/${auto(name)}`) }),
  "aws:cloudwatch/logGroup:LogGroup": (_, { name }) => ({ arn: regional("logs", `log-group:${name}`) }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (name) => ({ arn: regional("cloudwatch", `alarm:${auto(name)}`) }),
  "aws:dynamodb/table:Table": (name) => ({ name: auto(name), arn: regional("dynamodb", `table/${auto(name)}`) }),
  "aws:iam/policy:Policy": (name) => ({ arn: global("iam", `policy/${auto(name)}`) }),
  "aws:iam/role:Role": (name) => ({ name: auto(name), arn: global("iam", `role/${auto(name)}`) }),
  "aws:lambda/function:Function": (_, { name }) => ({
    arn: regional("lambda", `function:${name}`),
    qualifiedArn: regional("lambda", `function:${name}:7`),
    version: "7",
  }),
  "aws:rekognition/collection:Collection": (_, { collectionId }) => ({
    arn: regional("rekognition", `collection/${collectionId}`),
  }),
  "aws:s3/bucket:Bucket": (name) => ({ bucket: auto(name), arn: `arn:aws:s3:::${auto(name)}` }),
  "aws:scheduler/schedule:Schedule": (name) => ({ arn: regional("scheduler", `schedule/default/${auto(name)}`) }),
  "aws:sfn/alias:Alias": (_, { name, routingConfigurations }) => ({
    arn: aliasArn(String(name), routingConfigurations),
  }),
  "aws:sfn/stateMachine:StateMachine": (_, { name }) => ({
    arn: regional("states", `stateMachine:${name}`),
    stateMachineVersionArn: regional("states", `stateMachine:${name}:3`),
  }),
  "aws:sns/topic:Topic": (name) => ({ name: auto(name), arn: regional("sns", auto(name)) }),
  "aws:sqs/queue:Queue": (name) => ({
    arn: regional("sqs", auto(name)),
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${auto(name)}`,
  }),
};

/** What AWS answers to a question. */
const ANSWERS: Readonly<Record<string, Properties>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": {
    accountId: ACCOUNT,
    arn: global("iam", "user/somebody"),
    userId: "U",
  },
  "aws:index/getPartition:getPartition": { partition: "aws", dnsSuffix: "amazonaws.com" },
};

/** The state of a resource once it exists. */
export function created(type: string, name: string, inputs: Properties): Properties {
  return { ...COMPUTED[type]?.(name, inputs), ...inputs };
}

/** The answer to a question that a program asks; an unexpected one is an error. */
export function answer(token: string): Properties {
  const known = ANSWERS[token];
  if (known === undefined) throw new Error(`the program asks ${token}, which the cloud of these tests does not answer`);
  return known;
}

/** The physical name that Pulumi would make up. */
function auto(name: string): string {
  return `${name}-1a2b3c4`;
}

function regional(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

function global(service: string, resource: string): string {
  return `arn:aws:${service}::${ACCOUNT}:${resource}`;
}

function aliasArn(name: string, routing: unknown): string {
  const [{ stateMachineVersionArn = "" } = {}] = routing as { stateMachineVersionArn?: string }[];
  return stateMachineVersionArn.replace(/:\d+$/, `:${name}`);
}
