import type { JsonObject } from "../../../asl/json";
import type { SdkClient } from "./sdk-client";
import { type AnswerForm, fromSdk, inputSchema, outputSchema, toSdk } from "./sdk-schema";
import { withSmallLetters } from "./small-letters";
import { UnavailableError } from "./unavailable-error";

/** A request to a service: an action of the SDK, `putItem`, and parameters whose fields all begin with a capital. */
export interface SdkCall {
  readonly action: string;
  readonly parameters: JsonObject;
}

/** What came of a request. */
export interface SdkAnswer {
  readonly output: JsonObject;
  readonly metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** Makes requests to services, each by one client that is made when it is first needed. */
export class SdkCalls {
  readonly #create: (service: string) => SdkClient;
  readonly #clients = new Map<string, SdkClient>();

  constructor(create: (service: string) => SdkClient) {
    this.#create = create;
  }

  /** @throws UnavailableError, and whatever the client throws */
  async make(
    service: string,
    { action, parameters }: SdkCall,
    how: { signal: AbortSignal; form: AnswerForm },
  ): Promise<SdkAnswer> {
    const client = this.#client(service);
    const Command = client.command(action);
    if (Command === undefined) throw new UnavailableError(`The client of ${service} has no action ${action}.`);
    const { schema } = new Command({});
    const input = schema === undefined ? withSmallLetters(parameters) : toSdk(parameters, inputSchema(schema));
    const answer = await client.send(new Command(input), { abortSignal: how.signal });
    const { $metadata = {} } = answer as { $metadata?: SdkAnswer["metadata"] };
    return { output: (await fromSdk(answer, outputSchema(schema), how.form)) as JsonObject, metadata: $metadata };
  }

  #client(service: string): SdkClient {
    const known = this.#clients.get(service);
    if (known !== undefined) return known;
    const client = this.#create(service);
    this.#clients.set(service, client);
    return client;
  }
}
