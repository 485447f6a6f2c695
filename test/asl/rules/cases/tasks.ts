import { FUNCTION, machine, type RuleCase, SEND, single, task } from "./rule-case";

const SCHEMA = "SCHEMA_VALIDATION_FAILED";
const message = { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/paid", MessageBody: "paid" };
const send = (parameters: { readonly [name: string]: string }) => task({ Resource: SEND, Parameters: parameters });
const caught = (catchers: readonly { readonly [name: string]: readonly string[] }[]) =>
  machine({
    Pay: { Type: "Task", Resource: FUNCTION, End: true, Catch: catchers.map((one) => ({ ...one, Next: "Done" })) },
    Done: { Type: "Succeed" },
  });

/** Task states, their resources, their errors, and what Express machines cannot do. */
export const TASK_CASES: readonly RuleCase[] = [
  {
    rule: "taskResources",
    title: "A resource is an ARN.",
    code: SCHEMA,
    location: "/States/Pay/Resource",
    message: "Value is not a valid resource ARN",
    wrong: task({ Resource: "pay" }),
    right: task({ Resource: FUNCTION }),
  },
  {
    rule: "taskResources",
    title: "A queue has no job to wait for.",
    code: SCHEMA,
    location: "/States/Pay/Resource",
    message: `The resource provided ${SEND}.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    wrong: task({ Resource: `${SEND}.sync`, Parameters: message }),
    right: send(message),
  },
  {
    rule: "integrationParameters",
    title: "A message needs a body.",
    code: SCHEMA,
    location: "/States/Pay/Parameters",
    message: "The field 'MessageBody' is required but was missing",
    wrong: send({ QueueUrl: message.QueueUrl }),
    right: send({ QueueUrl: message.QueueUrl, "MessageBody.$": "$.text" }),
  },
  {
    rule: "credentials",
    title: "Credentials name a role.",
    code: SCHEMA,
    location: "/States/Pay/Credentials",
    message: "The field 'RoleArn' is required but was missing",
    wrong: task({ Credentials: { Role: "pay" } }),
    right: task({ Credentials: { "RoleArn.$": "$.role" } }),
  },
  {
    rule: "heartbeats",
    title: "A heartbeat is shorter than the timeout.",
    code: SCHEMA,
    location: "/States/Pay",
    message: "HeartbeatSeconds (60) must be smaller than TimeoutSeconds (60)",
    wrong: task({ TimeoutSeconds: 60, HeartbeatSeconds: 60 }),
    right: task({ TimeoutSeconds: 60, HeartbeatSeconds: 20 }),
  },
  {
    rule: "statesAll",
    title: "What catches everything comes last.",
    code: SCHEMA,
    location: "/States/Pay/Catch[0]/ErrorEquals[0]",
    message: "States.ALL must appear alone and at end of list",
    wrong: caught([{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["Busy"] }]),
    right: caught([{ ErrorEquals: ["Busy"] }, { ErrorEquals: ["States.ALL"] }]),
  },
  {
    rule: "expressLimits",
    title: "An Express machine waits for no job.",
    code: SCHEMA,
    location: "/States/Pay/Resource",
    message: "Express state machine does not support '.sync' service integration",
    type: "EXPRESS",
    wrong: task({ Resource: "arn:aws:states:::glue:startJobRun.sync", Parameters: { JobName: "pay" } }),
    right: task({ Resource: "arn:aws:states:::glue:startJobRun", Parameters: { JobName: "pay" } }),
  },
  {
    rule: "expressLimits",
    title: "An Express machine asks no activity.",
    code: SCHEMA,
    location: "/States/Pay/Resource",
    message: "Express state machine does not support Activity ARN",
    type: "EXPRESS",
    wrong: task({ Resource: "arn:aws:states:eu-west-1:123456789012:activity:pay" }),
    right: single({ Type: "Pass" }),
  },
];
