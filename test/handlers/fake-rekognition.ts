import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request asked for. */
export interface RekognitionRequest {
  readonly operation: string;
  readonly input: { readonly Image: { readonly S3Object: { readonly Name: string } } } & Record<string, unknown>;
}

/** What the fake answers: an output, or an exception by its name. */
export type RekognitionAnswer =
  | { readonly output: unknown }
  | { readonly exception: string; readonly message?: string };

/** A Rekognition that says what a test wants it to. */
export interface FakeRekognition {
  /** Requests in the order of their arrival. */
  readonly requests: RekognitionRequest[];
  answer: (request: RekognitionRequest) => RekognitionAnswer;
  /** Points the handlers of this process here. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

export async function startFakeRekognition(): Promise<FakeRekognition> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const operation = String(request.headers["x-amz-target"]).split(".")[1]!;
    const received = { operation, input: JSON.parse(body) };
    fake.requests.push(received);
    const answer = fake.answer(received);
    const refused = "exception" in answer;
    response.writeHead(refused ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(
      JSON.stringify(refused ? { __type: answer.exception, message: answer.message ?? "no" } : answer.output),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeRekognition = {
    requests: [],
    answer: () => ({ output: {} }),
    environment: environmentOf(url),
    stop: () => server.closeAllConnections() ?? server.close(),
  };
  return fake;
}

function environmentOf(url: string): Record<string, string> {
  const keys = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  return { ...keys, AWS_REGION: "us-east-1", AWS_ENDPOINT_URL_REKOGNITION: url, COLLECTION_ID: "riders" };
}
