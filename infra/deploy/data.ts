import { PrivateBucket } from "../components/bucket";
import { FaceCollection } from "../components/face-collection";
import { KeyedTable } from "../components/table";
import { PrivateTopic } from "../components/topic";
import type { CollectionPlan, StackPlan } from "../plan/stack-plan";
import { type DeployContext, dataArgs, stackArgs } from "./context";
import { attributesOf, type Deployed } from "./deployed";

/** Deploys what holds data or messages. */
export function deployData(context: DeployContext): Deployed {
  const { buckets, tables, topics, collections } = context.plan;
  return new Map(
    [
      ...buckets.map((bucket) => [`bucket/${bucket.name}`, deployBucket(context, bucket)] as const),
      ...tables.map((table) => [`table/${table.name}`, deployTable(context, table)] as const),
      ...topics.map((topic) => [`topic/${topic.name}`, deployTopic(context, topic)] as const),
      ...collections.map((plan) => [`collection/${plan.declaration.name}`, deployCollection(context, plan)] as const),
    ].map(([key, component]) => [key, attributesOf(component)]),
  );
}

function deployBucket(context: DeployContext, { name, expireAfterDays, events }: StackPlan["buckets"][number]) {
  return new PrivateBucket(name, {
    ...dataArgs(context),
    ...(expireAfterDays !== undefined && { expireAfterDays }),
    ...(events !== undefined && { events }),
    ...customised(context.customisation.buckets?.[name]),
  });
}

function deployTable(context: DeployContext, { name, partitionKey, sortKey }: StackPlan["tables"][number]) {
  return new KeyedTable(name, {
    ...dataArgs(context),
    partitionKey,
    ...(sortKey !== undefined && { sortKey }),
    ...customised(context.customisation.tables?.[name]),
  });
}

function deployTopic(context: DeployContext, { name, displayName }: StackPlan["topics"][number]) {
  const { alertEmail } = context.settings;
  return new PrivateTopic(name, {
    ...stackArgs(context),
    emails: alertEmail === undefined ? [] : [alertEmail],
    ...(displayName !== undefined && { displayName }),
    ...customised(context.customisation.topics?.[name]),
  });
}

function deployCollection(context: DeployContext, { declaration: { name }, collectionId }: CollectionPlan) {
  return new FaceCollection(name, {
    ...dataArgs(context),
    collectionId,
    ...customised(context.customisation.collections?.[name]),
  });
}

/** A component's `transform`, left out when there is none. */
export function customised<T>(transform: T | undefined): { readonly transform?: T } {
  return transform === undefined ? {} : { transform };
}
