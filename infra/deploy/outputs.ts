import * as pulumi from "@pulumi/pulumi";
import type { LambdaFunction } from "../components/lambda-function";
import type { WorkflowStateMachine } from "../components/state-machine";
import { type CONSOLE_PAGES, consoleLink } from "../plan/console-links";
import type { DeployContext } from "./context";
import type { Attributes, Deployed } from "./deployed";
import type { DeployedTrigger } from "./triggers";

/** Names, ARNs and console links of everything that a user starts or looks at. */
export type StackOutputs = Readonly<Record<string, pulumi.Input<unknown>>>;

/** All that a deployment made. */
export interface DeployedStack {
  readonly data: Deployed;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly machines: ReadonlyMap<string, WorkflowStateMachine>;
  readonly triggers: ReadonlyMap<string, DeployedTrigger>;
  readonly dashboardName: pulumi.Output<string>;
}

/** The outputs of a stack. */
export function stackOutputs(context: DeployContext, stack: DeployedStack): StackOutputs {
  const link = linkTo(context);
  const ofKind = (kind: "bucket" | "table" | "topic" | "collection") => resourcesOf(stack.data, kind, link);
  return {
    region: context.settings.region,
    stateMachines: mapToObject(stack.machines, (machine) => machineOutputs(machine, link)),
    functions: mapToObject(stack.functions, (deployed) => functionOutputs(deployed, link)),
    buckets: ofKind("bucket"),
    tables: ofKind("table"),
    topics: ofKind("topic"),
    faceCollections: ofKind("collection"),
    deadLetterQueues: mapToObject(stack.triggers, ({ deadLetters }) => ({
      arn: deadLetters.arn,
      url: deadLetters.url,
    })),
    dashboard: { name: stack.dashboardName, console: link("dashboard", stack.dashboardName) },
  };
}

type Page = keyof typeof CONSOLE_PAGES;
type Link = (page: Page, id: pulumi.Input<string>) => pulumi.Output<string>;

function linkTo({ partition, settings: { region } }: DeployContext): Link {
  return (page, id) =>
    pulumi.all([partition, id]).apply(([partition, id]) => consoleLink(page, { partition, region }, id));
}

function machineOutputs({ physicalName, arn, aliasArn, logGroup }: WorkflowStateMachine, link: Link) {
  return { name: physicalName, arn, aliasArn, logGroup: logGroup.name, console: link("stateMachine", arn) };
}

function functionOutputs({ physicalName, arn, versionArn, logGroup }: LambdaFunction, link: Link) {
  return { name: physicalName, arn, versionArn, logGroup: logGroup.name, console: link("function", physicalName) };
}

/** What identifies a resource on its page of the console. Face collections have no page. */
const PAGE_ID = {
  bucket: ["bucket", "Name"],
  table: ["table", "Name"],
  topic: ["topic", "Arn"],
  collection: undefined,
} as const;

function resourcesOf(data: Deployed, kind: keyof typeof PAGE_ID, link: Link) {
  const own = [...data].filter(([key]) => key.startsWith(`${kind}/`));
  const describe = (attributes: Attributes) => {
    const [page, attribute] = PAGE_ID[kind] ?? [];
    const id = attribute && attributes[attribute];
    return { name: attributes.Name, arn: attributes.Arn, ...(page && id && { console: link(page, id) }) };
  };
  return Object.fromEntries(own.map(([key, attributes]) => [key.slice(kind.length + 1), describe(attributes)]));
}

function mapToObject<T, R>(map: ReadonlyMap<string, T>, change: (value: T) => R): Readonly<Record<string, R>> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}
