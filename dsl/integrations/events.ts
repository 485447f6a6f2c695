import { events as service } from "../../asl/integrations/events";
import { fromSdk, type SdkInput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-eventbridge");
type Entry = NonNullable<SdkInput<Client, "putEvents">["Entries"]>[number];

interface Differences {
  /** Details are JSON objects. */
  putEvents: { arguments: { Entries: (Omit<Entry, "Detail"> & { Detail?: object | string })[] } };
}

/**
 * EventBridge: events to a bus. The task fails with `EventBridge.FailedEntry` when the bus refuses any of them.
 *
 * @example
 * chain.task("Announce", events.putEvents, {
 *   arguments: ({ input }) => ({ Entries: [{ Source: "shop", DetailType: "Ordered", Detail: { id: input.id } }] }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 */
export const events = fromSdk<typeof service, Client, Differences, "EventBridge">(service);
