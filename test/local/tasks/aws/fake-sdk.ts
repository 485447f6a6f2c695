import type { ClientConfiguration } from "../../../../local/tasks";
import { createSdkClient, type SdkClient } from "../../../../local/tasks/aws/sdk-client";

/** A request as the service would get it. */
export interface SdkRequest {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the service answers, one answer a request and the last for all others; an Error is thrown. */
export type SdkAnswers = Readonly<Record<string, readonly object[]>>;

const configuration: ClientConfiguration = {
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};

/** The installed clients with their own commands, which are sent nowhere. */
export function fakeSdk(answers: SdkAnswers) {
  const requests: SdkRequest[] = [];
  const left = new Map(Object.entries(answers).map(([action, list]) => [action, [...list]]));
  const send = async (command: object): Promise<object> => {
    const action = actionOf(command);
    requests.push({ action, input: (command as { input: SdkRequest["input"] }).input });
    const list = left.get(action);
    if (list === undefined) throw new Error(`unexpected request ${action}`);
    const answer = (list.length > 1 ? list.shift() : list[0]) as object;
    if (answer instanceof Error) throw answer;
    return { $metadata: { httpStatusCode: 200, requestId: "id-1" }, ...answer };
  };
  const createClient = (service: string): SdkClient => ({ ...createSdkClient(service, configuration), send });
  return { createClient, requests };
}

function actionOf(command: object): string {
  const name = command.constructor.name.replace(/Command$/, "");
  return `${name[0]?.toLowerCase()}${name.slice(1)}`;
}

/** An error as a service raises it. */
export function serviceError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: "id-1" } });
}
